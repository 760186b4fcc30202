import { createNarrator } from "../../../../scripts/demo/narrator.mjs";

const STEPS = [
  { title: "Short", seconds: 1 },
  { title: "Long", seconds: 9 },
];

/** Both streams into one list, as they would arrive on a terminal, and a clock to turn. */
function stage({ isTTY }: { isTTY: boolean }) {
  const seen: string[] = [];
  let ms = 0;
  const stream = (name: string) => ({ isTTY, columns: 30, write: (text: string) => seen.push(name + text) });
  const narrator = createNarrator(STEPS, { out: stream("out:"), err: stream("err:"), now: () => ms });
  return {
    narrator,
    seen,
    pass: (seconds: number) => {
      ms += seconds * 1000;
    },
  };
}

test("without a terminal, progress is a plain line a step, with the time left as this machine goes", () => {
  const { narrator, seen, pass } = stage({ isTTY: false });
  narrator.begin(0);
  pass(3); // three times as slow as expected
  narrator.begin(1);
  narrator.end();
  expect(seen.filter((line) => line.startsWith("err:"))).toEqual([
    "err:[1/2] 0 s, about 10 s left: Short\n",
    "err:[2/2] 3 s, about 27 s left: Long\n",
  ]);
});

test("on a terminal the line is wiped before the story goes on, drawn again below it, and never wraps", () => {
  const { narrator, seen } = stage({ isTTY: true });
  narrator.begin(0);
  seen.length = 0;
  narrator.say("Once upon a time");
  narrator.end();
  narrator.say("The end");
  const line = "err:\r\u001B[K[1/2] 0 s, about 10 s left: Sh";
  expect(seen).toEqual([
    "err:\r\u001B[K",
    "out:Once upon a time\n",
    line.slice(0, 8 + 29),
    "err:\r\u001B[K",
    "out:The end\n",
  ]);
});

test("headings stand apart from what was said before, by one empty line", () => {
  const { narrator, seen } = stage({ isTTY: false });
  narrator.begin(0);
  narrator.say("text\n");
  narrator.begin(1);
  narrator.say("text");
  narrator.begin(1);
  narrator.end();
  const story = seen.filter((line) => line.startsWith("out:")).map((line) => line.slice(4));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours, where the tests run with them
  expect(story.join("").replace(/\u001B\[\d+m/g, "")).toBe(
    "1. Short\n\ntext\n\n2. Long\n\ntext\n\n2. Long\n\n",
  );
});
