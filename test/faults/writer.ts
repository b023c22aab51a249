import { CONVENTION, type FaultStack } from './fault-stack.js';

/** What a script sees of one write: an acknowledgement, or that it has to ask again under the same key. */
type Outcome = 'acknowledged' | 'again';

interface Answer {
  readonly data?: { readonly draftAction: { readonly action: { readonly reference: string } } } | null;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

const DRAFT = 'mutation Draft($key: String!, $input: DraftActionInput!) { draftAction(key: $key, input: $input) { action { reference } } }';

/** Refusals that pass by themselves: the caller asks again. */
const PASSING = new Set(['SERVICE_UNAVAILABLE', 'QUERY_TOO_SLOW']);

const A_MOMENT_MS = 25;

export const aMoment = (): Promise<void> => new Promise((done) => setTimeout(done, A_MOMENT_MS));

export const referenceOf = (number: number): string => `F-${number}`;

const send = async ({ origin, token }: FaultStack, number: number): Promise<Outcome> => {
  const reference = referenceOf(number);
  const input = { convention: CONVENTION, axis: '4', year: 2021, title: 'Action écrite pendant une panne', reference };
  let answer: Answer;
  try {
    const response = await fetch(`${origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query: DRAFT, variables: { key: `key-${number}`, input } }),
    });
    answer = (await response.json()) as Answer;
  } catch {
    // Nobody knows whether it was written: that is what the key is for.
    return 'again';
  }
  const refusal = answer.errors?.[0];
  if (!refusal && answer.data?.draftAction.action.reference === reference) return 'acknowledged';
  if (refusal && PASSING.has(refusal.extensions.code)) return 'again';
  throw new Error(`${reference}: ${JSON.stringify(answer)}`);
};

/** Writes one action, as often as it takes until it is acknowledged. */
export const write = async (stack: FaultStack, number: number): Promise<void> => {
  while ((await send(stack, number)) === 'again') await aMoment();
};

/**
 * Writes `count` actions from several writers at once.
 * @param onWritten told of each acknowledgement, with how many there are by now
 */
export const writeAll = async (stack: FaultStack, count: number, writers: number, onWritten: (acknowledged: number) => void): Promise<void> => {
  let next = 0;
  let acknowledged = 0;
  const one = async (): Promise<void> => {
    while (next < count) {
      const number = next++;
      await write(stack, number);
      acknowledged += 1;
      onWritten(acknowledged);
      // A script that lost its own note of it sends it again.
      if (number % 10 === 0) await write(stack, number);
    }
  };
  await Promise.all(Array.from({ length: writers }, one));
};

/** Written actions that are not there, and those that are there more than once: none of either. */
export const lostAndDoubled = async (stack: FaultStack, count: number): Promise<{ readonly lost: number; readonly doubled: number; readonly steps: number; readonly records: number }> => {
  const [row] = await stack.query<{ lost: number; doubled: number; steps: number; records: number }>(
    `WITH written AS (SELECT 'F-' || n AS reference FROM generate_series(0, $1::int - 1) n),
          kept AS (SELECT w.reference, count(a.id)::int AS copies FROM written w LEFT JOIN action a USING (reference) GROUP BY 1)
     SELECT count(*) FILTER (WHERE copies = 0)::int AS lost, count(*) FILTER (WHERE copies > 1)::int AS doubled,
            (SELECT count(*)::int FROM action_step s JOIN action a ON a.id = s.action_id WHERE a.reference LIKE 'F-%') AS steps,
            (SELECT count(*)::int FROM record WHERE change = 'ACTION_DRAFTED') AS records
       FROM kept`,
    [count],
  );
  return row!;
};
