let ready = $state(false);

/** Whether the page has come to life: what needs script is offered from then on, and not before. */
export const enhanced = {
  get current(): boolean {
    return ready;
  },
  start(): void {
    ready = true;
  },
};
