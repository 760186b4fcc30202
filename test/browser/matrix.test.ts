import type { BrowserContextOptions, Page } from "playwright-core";
import { accessMatrix } from "../../src/access/matrix/access-matrix";
import { closedPages } from "../support/closed-pages";
import { manyPeople } from "../support/many-people";

const PEOPLE = 120;
const ORGANIZATIONS = 40;
/** The browser lays a page of them out for a second and a half, so one test alone opens it. */
const MANY = 500;
/** Among few people a seed of its own sees to it that somebody is in no stack at all. */
const input = manyPeople({ people: PEOPLE, organizations: ORGANIZATIONS, seed: 5 });
const AXE = require.resolve("axe-core/axe.min.js");

const pages = closedPages({
  matrix: () => accessMatrix(input),
  many: () => accessMatrix(manyPeople({ people: MANY, organizations: ORGANIZATIONS })),
  // axe looks at each cell several times.
  few: () => accessMatrix(manyPeople({ people: 24, organizations: 9 })),
});
const open = (hash = "", options: BrowserContextOptions = {}) => pages.open("matrix", hash, options);

const shown = (page: Page) => page.locator("#grid tbody tr[id]:not([hidden])");
const told = (page: Page) => page.locator("#shown").textContent();
const hash = async (page: Page) => new URL(page.url()).hash;
const emails = (page: Page) => shown(page).locator(".mail").allTextContents();
const everybody = input.roster.people;

test("a page of many people begins with those who need attention, and says how many there are", async () => {
  const page = await pages.open("many");
  const count = await shown(page).count();
  expect(count).toBeGreaterThan(0);
  expect(count).toBeLessThan(MANY);
  expect(await told(page)).toBe(`${count} of ${MANY} people shown`);
  expect(await shown(page).and(page.locator(":not(.attention)")).count()).toBe(0);
  await page.getByLabel("Only rows needing attention").uncheck();
  expect(await shown(page).count()).toBe(MANY);
});

describe("filters", () => {
  test.each<[label: string, choice: string, fits: (person: (typeof everybody)[number]) => boolean]>([
    ["Status", "pending", ({ status }) => status === "pending"],
    ["Second factor", "off", ({ twoFactor }) => twoFactor === "off"],
    ["Role", "billing-admin", ({ memberships }) => memberships.some(({ role }) => role === "billing-admin")],
    [
      "Organization",
      "117",
      ({ memberships, accountRole }) =>
        accountRole === "global-admin" || memberships.some(({ org }) => org === 117),
    ],
  ])("%s leaves exactly those whom it names", async (label, choice, fits) => {
    const page = await open("#attention=");
    await page.getByLabel(label, { exact: true }).selectOption(choice);
    const named = everybody.filter(fits).map(({ email }) => email);
    expect(named).not.toEqual([]);
    expect((await emails(page)).sort()).toEqual(named.sort());
  });

  test("the text finds every word in names, addresses and numbers", async () => {
    const page = await open("#attention=");
    await page.getByLabel("Search").fill("PERSON 1007");
    expect(await emails(page)).toEqual([everybody[7]?.email]);
  });

  test("an organization leaves only its own column", async () => {
    const page = await open("#attention=");
    const heads = page.locator("#grid thead th:visible");
    expect(await heads.count()).toBe(ORGANIZATIONS + 5);
    await page.getByLabel("Organization", { exact: true }).selectOption("117");
    expect((await heads.allTextContents()).slice(4)).toEqual(["Branch 117 (117)", "Sum"]);
    const [row] = await shown(page).all();
    expect(await row?.locator("th:visible, td:visible").count()).toBe(6);
  });

  test("drift and code narrow to findings", async () => {
    const page = await open("#attention=");
    await page.getByLabel("Drift", { exact: true }).selectOption("role_raised");
    const raised = new Set(
      input.drift.filter(({ kind }) => kind === "role_raised").map(({ person }) => person.email),
    );
    expect(raised.size).toBeGreaterThan(0);
    expect((await emails(page)).sort()).toEqual([...raised].sort());
    await page.getByLabel("Drift", { exact: true }).selectOption("");
    await page.getByLabel("In code", { exact: true }).selectOption("in no given stack");
    const inCode = new Set(input.managed?.map(({ email }) => email));
    const unknown = everybody.map(({ email }) => email).filter((email) => !inCode.has(email));
    expect(unknown).not.toEqual([]);
    expect((await emails(page)).sort()).toEqual(unknown.sort());
  });

  test("nobody left is said, and one button shows everybody again", async () => {
    const page = await open();
    await page.getByLabel("Search").fill("nobody at all");
    expect(await page.locator("#nobody").isVisible()).toBe(true);
    expect(await told(page)).toBe(`0 of ${PEOPLE} people shown`);
    await page.getByRole("button", { name: "Show everybody" }).click();
    expect(await shown(page).count()).toBe(PEOPLE);
    expect(await page.locator("#nobody").isVisible()).toBe(false);
  });
});

describe("figures", () => {
  const tile = (page: Page, label: string) =>
    page
      .locator("button.tile")
      .filter({ has: page.locator(".label", { hasText: new RegExp(`^${label}$`) }) });

  test("each leaves exactly those whom it counts, and everybody again when it is pressed once more", async () => {
    const page = await open();
    const labels = await page.locator(".tile .label").allTextContents();
    expect(labels).toEqual([
      ...["People", "Global admins", "Admins", "Pending", "Stale", "Second factor off"],
      ...["Unmanaged", "Edited", "Gone", "In code"],
    ]);
    for (const label of labels.slice(0, -1)) {
      await tile(page, label).click();
      expect([label, await shown(page).count()]).toEqual([
        label,
        Number(await tile(page, label).locator("b").textContent()),
      ]);
      expect(await page.locator('[aria-pressed="true"] .label').allTextContents()).toEqual([label]);
    }
    const [gone, edited] = [tile(page, "Gone"), tile(page, "Edited")];
    await gone.press("Enter");
    expect(await told(page)).toBe(`${PEOPLE} of ${PEOPLE} people shown`);
    await edited.press("Space");
    expect(await hash(page)).toBe("#only=edited&attention=");
    const again = await open(await hash(page));
    expect(await emails(again)).toEqual(await emails(page));
    expect(await edited.getAttribute("aria-pressed")).toBe("true");
    await page.getByRole("button", { name: "Show everybody" }).click();
    expect(await edited.getAttribute("aria-pressed")).toBe("false");
  });
});

test("sorting keeps everybody and puts the highest roles first", async () => {
  const page = await open("#attention=");
  await page.getByLabel("Sort by").selectOption("role");
  const first = await emails(page);
  const globals = everybody
    .filter(({ accountRole }) => accountRole === "global-admin")
    .map(({ email }) => email);
  expect(first.slice(0, globals.length).sort()).toEqual([...globals].sort());
  expect(first).toHaveLength(PEOPLE);
});

describe("the address", () => {
  test("keeps what was asked for, and brings it back", async () => {
    const page = await open();
    await page.getByLabel("Status", { exact: true }).selectOption("pending");
    await page.getByLabel("Only rows needing attention").uncheck();
    expect(await hash(page)).toBe("#status=pending&attention=");
    const before = await emails(page);
    const again = await open(await hash(page));
    expect(await emails(again)).toEqual(before);
    expect(await again.getByLabel("Status", { exact: true }).inputValue()).toBe("pending");
  });

  test("follows a link typed into it, and passes over what it does not know", async () => {
    const page = await open();
    await page.evaluate("location.hash = '#status=disabled&attention=&nonsense=1&org=999999'");
    await page.waitForFunction("document.getElementById('f-status').value === 'disabled'");
    const disabled = everybody.filter(({ status }) => status === "disabled");
    expect(disabled).not.toEqual([]);
    expect(await emails(page)).toHaveLength(disabled.length);
    expect(await page.getByLabel("Organization", { exact: true }).inputValue()).toBe("");
  });
});

describe("by keyboard alone", () => {
  test("the first stop leads past the filters, and every control can be reached", async () => {
    const page = await open();
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("Skip to the matrix");
    const reached: unknown[] = [];
    for (let stop = 0; stop < 23; stop += 1) {
      await page.keyboard.press("Tab");
      reached.push(
        await page.evaluate(
          "document.activeElement.id || document.activeElement.dataset.only || document.activeElement.className",
        ),
      );
    }
    expect(reached).toEqual([
      ...["people", "global", "admins", "pending", "stale", "open", "unmanaged", "edited", "gone", "code"],
      ...["f-q", "f-status", "f-role", "f-org", "f-code", "f-drift", "f-tfa", "f-sort", "f-attention"],
      ...["reset", "scroll", "who", "who"],
    ]);
  });

  test("a name opens what is known of the person, says so, and closes it again", async () => {
    const page = await open("#attention=&q=ada.0@");
    const name = page.getByRole("button", { name: "Ada Person 0" });
    await name.focus();
    await page.keyboard.press("Enter");
    expect(await name.getAttribute("aria-expanded")).toBe("true");
    const block = page.locator(`#${await name.getAttribute("aria-controls")}`);
    expect(await block.isVisible()).toBe(true);
    expect(await block.textContent()).toContain("00000000-0000-4000-8000-000000000000");
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("Copy");
    await name.focus();
    await page.keyboard.press("Space");
    expect(await name.getAttribute("aria-expanded")).toBe("false");
    expect(await block.isVisible()).toBe(false);
  });
});

test("a suggested action is copied as it stands, lines and all", async () => {
  const page = await open("", { permissions: ["clipboard-read", "clipboard-write"] });
  const code = page.locator("#findings code.copy").first();
  await page.locator("#findings .do-copy").first().click();
  await page.waitForFunction("document.getElementById('copied').textContent !== ''");
  expect(await page.evaluate("navigator.clipboard.readText()")).toBe(await code.textContent());
  expect(await code.textContent()).toMatch(/^import \{\n {2}to = .*\n {2}id = .*\n\}$/);
});

describe("accessibility", () => {
  test.each<["light" | "dark", hash: string, width: number]>([
    ["light", "", 1280],
    ["dark", "#only=edited", 1280],
    ["light", "#only=edited", 390],
    ["dark", "", 390],
  ])("axe finds nothing to complain of in %s, at %j, %i px wide", async (colorScheme, at, width) => {
    // A context of its own: the policy of the page would refuse axe like any other foreign script.
    const page = await pages.open("few", at, {
      colorScheme,
      bypassCSP: true,
      viewport: { width, height: 900 },
    });
    await shown(page).first().locator("button.who").click();
    await page.addScriptTag({ path: AXE });
    const violations = await page.evaluate(`axe
      .run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })
      .then(({ violations }) => violations.map(({ id, impact, nodes }) => [id, impact, nodes.length, nodes[0].html]))`);
    expect(violations).toEqual([]);
  });

  test("the page's own policy refuses a foreign script and a foreign style", async () => {
    const page = await open();
    const done = await page.evaluate(`(() => {
      const script = document.createElement("script");
      script.textContent = "window.foreign = true";
      document.body.append(script);
      document.body.setAttribute("style", "color: red");
      return [window.foreign === undefined, getComputedStyle(document.body).color];
    })()`);
    expect(done).toEqual([true, "rgb(28, 33, 40)"]);
    expect(pages.takeMisdeeds().filter((each) => !each.includes("Content Security Policy"))).toEqual([]);
  });
});

test("on every screen the table alone scrolls, under its head and beside its people, below the legend", async () => {
  const page = await open("#attention=&q=ada.");
  await shown(page).first().locator("button.who").click();
  for (const width of [390, 768, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    const seen = await page.evaluate(`(() => {
      const region = document.querySelector("#matrix .scroll");
      const at = (selector) => document.querySelector(selector).getBoundingClientRect();
      const heads = () =>
        [at("#grid thead th").x, at("#grid thead th").y, at("#grid thead th.org").y, at("#grid tbody th").x].map(Math.round);
      region.scrollTo(0, 0);
      const before = heads();
      region.scrollTo(300, 100);
      const { left, right } = region.getBoundingClientRect();
      return {
        width: document.documentElement.scrollWidth,
        moved: [region.scrollLeft, region.scrollTop],
        heads: heads().join() === before.join(),
        isInTheMiddle: Math.abs(left - (innerWidth - right)) < 1,
        legendIsAbove: at(".legend").bottom < at("#matrix").top,
      };
    })()`);
    const asItShould = { heads: true, isInTheMiddle: true, legendIsAbove: true };
    expect(seen).toEqual({ width, moved: [300, 100], ...asItShould });
  }
});

describe("without script", () => {
  test("everybody and everything is there, and no control that would do nothing", async () => {
    const page = await open("", { javaScriptEnabled: false });
    expect(await page.locator("#grid tbody tr").count()).toBe(PEOPLE);
    expect(await page.locator("#grid tbody tr:visible").count()).toBe(PEOPLE);
    expect(await page.locator("#filters").isVisible()).toBe(false);
    expect(await page.locator("button:visible, input:visible, select:visible").count()).toBe(0);
  });

  test("a name leads to the block of its person, which opens", async () => {
    const page = await open("", { javaScriptEnabled: false });
    await page.getByRole("link", { name: "Ada Person 0" }).click();
    const block = page.locator(`${await hash(page)}`);
    expect(await block.isVisible()).toBe(true);
    expect(await block.textContent()).toContain("00000000-0000-4000-8000-000000000000");
  });
});

describe("on paper", () => {
  test("all columns fit the width of A4 landscape, without controls", async () => {
    const page = await open("", { viewport: { width: 1054, height: 740 } });
    await page.emulateMedia({ media: "print" });
    const table = await page.locator("#grid").boundingBox();
    expect((table?.x ?? 0) + (table?.width ?? Number.NaN)).toBeLessThanOrEqual(1054);
    // On paper nobody scrolls.
    const hidden = await page.evaluate(`(() => {
      const region = document.querySelector("#matrix .scroll");
      return [region.scrollWidth - region.clientWidth, region.scrollHeight - region.clientHeight];
    })()`);
    expect(hidden).toEqual([0, 0]);
    expect(await page.locator("button.do-copy:visible, select:visible, #people:visible").count()).toBe(0);
    expect(await told(page)).toContain(`of ${PEOPLE} people shown`);
    expect(await page.locator("#shown").isVisible()).toBe(true);
  });

  test("the pages are A4 landscape", async () => {
    const page = await open("#status=disabled&attention=");
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? [];
    const toMm = (points: string | undefined) => Math.round((Number(points) / 72) * 25.4);
    expect([toMm(width), toMm(height)]).toEqual([297, 210]);
  });
});
