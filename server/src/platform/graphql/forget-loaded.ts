/** After a mutation, what the same request had read before is read anew. */
export const forgetLoaded = (loaders: object): void => {
  for (const loader of Object.values(loaders) as readonly { clearAll(): unknown }[]) loader.clearAll();
};
