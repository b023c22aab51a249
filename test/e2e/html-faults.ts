import { HtmlValidate } from 'html-validate';

/**
 * The rules of the HTML standard and of accessibility. One of the latter is off: the filters have no button to send them, for they
 * hold as soon as they are chosen, and are only offered where script runs (WCAG H32 is a technique, not a criterion).
 */
const validator = new HtmlValidate({ extends: ['html-validate:standard', 'html-validate:a11y'], rules: { 'wcag/h32': 'off' } });

/** What the validator finds wrong in a page as it is sent, each with its rule and place. */
export const htmlFaults = async (html: string): Promise<string[]> => {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message, selector, line, column }) => `${ruleId} at ${line}:${column}: ${message} ${selector ?? ''}`));
};
