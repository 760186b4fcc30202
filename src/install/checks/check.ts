/** One thing that was looked at; a part of what `doctor` prints. */
export interface Check {
  readonly id: string;
  readonly status: "ok" | "warn" | "fail" | "skipped";
  readonly fact: string;
  readonly remedy: string | null;
}

/** What is found under one id. What is not right has a remedy: a sentence, or the one command that ends it. */
export const about = (id: string) => {
  const without =
    (status: Check["status"]) =>
    (fact: string): Check => ({ id, status, fact, remedy: null });
  const wrong =
    (status: Check["status"]) =>
    (fact: string, remedy: string): Check => ({ id, status, fact, remedy });
  return { ok: without("ok"), skipped: without("skipped"), warn: wrong("warn"), fail: wrong("fail") };
};

export const run = (command: string): string => `Run: ${command}`;
