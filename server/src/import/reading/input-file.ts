/** A file as it came in; `name` is what reports call it. */
export interface InputFile {
  readonly name: string;
  readonly bytes: Buffer;
}
