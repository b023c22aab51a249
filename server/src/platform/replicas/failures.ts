/** A server that goes, starts, hangs or cannot be reached. */
const GONE = /^(08...|57P0[1-5]|E(CONN[A-Z]+|PIPE|TIMEDOUT|HOST[A-Z]+|NET[A-Z]+|AI_[A-Z]+|NOTFOUND))$/;
const GONE_IN_WORDS = /Connection terminated|is not queryable|Query read timeout|Cannot use a pool after calling end/;

/** What a standby alone refuses: replay needed what was being read, it has no place left, its disk or data fail it, or a statement writes. */
const NOT_HERE = /^(40001|40P01|53...|58...|XX...|25006)$/;
const NOT_HERE_IN_WORDS = /timeout exceeded when trying to connect/;

const told = (error: unknown): { readonly code: string; readonly message: string } =>
  error instanceof Error ? { code: 'code' in error && typeof error.code === 'string' ? error.code : '', message: error.message } : { code: '', message: '' };

/** Whether a standby failed as a whole: nothing else is to be asked of it for now. */
export const isGone = (error: unknown): boolean => {
  const { code, message } = told(error);
  return GONE.test(code) || GONE_IN_WORDS.test(message);
};

/** Whether the same statement may well be answered elsewhere. */
export const isWorthAsking = (error: unknown): boolean => {
  const { code, message } = told(error);
  return isGone(error) || NOT_HERE.test(code) || NOT_HERE_IN_WORDS.test(message);
};
