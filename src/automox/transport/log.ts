/** What a log line may carry beside its text. Values never hold a key, a body or a query beyond paging. */
export type LogFields = Readonly<Record<string, string | number | boolean>>;

/** Where the client writes its log lines; any logger with these three methods fits. */
export interface Log {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
}
