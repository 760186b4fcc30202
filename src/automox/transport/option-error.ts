/** A client option that cannot be used. Names the option, so that a caller can point at the setting it came from. */
export class ClientOptionError extends Error {
  override readonly name = "ClientOptionError";
  readonly option: string;

  constructor(option: string, message: string) {
    super(message);
    this.option = option;
  }
}
