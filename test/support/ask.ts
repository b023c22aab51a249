/** Asks the API as any client does, and refuses an answer with errors. */
export const ask = async <Answer>(endpoint: string, query: string, variables: Record<string, unknown> = {}): Promise<Answer> => {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data?: Answer; errors?: { message: string }[] };
  if (errors || data === undefined) throw new Error(`${response.status}: ${errors?.map(({ message }) => message).join(' / ')}`);
  return data;
};
