/** An answer is JSON, but not of the shape agreed. The message is the middle of a sentence, names the field and never a value. */
export class ShapeError extends Error {
  override readonly name = "ShapeError";
  /** A usable person's number beside the fault. */
  readonly userId: number | undefined;

  constructor(message: string, userId?: number) {
    super(message);
    this.userId = userId;
  }
}
