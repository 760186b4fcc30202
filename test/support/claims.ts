import ts from "typescript";

/** One text, in which sentences may point back at each other: a paragraph, a row of a table, a literal. */
interface Text {
  readonly file: string;
  /** The cells of a row; anything else is one part. */
  readonly parts: readonly string[];
}

export interface Claim {
  readonly file: string;
  readonly sentence: string;
}

/** "read-only" and "Read Only" are a role. */
const WORD = /(?<![-\w]|\bRead )(?:only|never|always)(?![-\w])/gi;

/** Names of ours that hold words of Automox's. */
const OUR_NAMES = /\bautomox[-_][\w-]+|\bAUTOMOX_\w+|\b[\w/-]+\.(?:ts|mjs|md)\b/g;

/** What is Automox's: the service, how it is reached, whatever it alone has, and who is in it. */
const THINGS = new RegExp(
  [
    /\b(?:automox|vendor|service|apis?|console|endpoints?|webhooks?|scim|saml|sso|sign-?(?:on|ins?))\b/,
    /\b(?:contracts?|specifications?|documented|documentation|documents?|published|undocumented)\b/,
    /\b(?:keys?|tokens?|licen[cs]es?|billing|sessions?|audit|second factor|two-factor|2fa|mfa)\b/,
    /\b(?:invitations?|invites?|invited|inviting|administrators?|admins?|operators?|viewers?|helpdesk)\b/,
    /\b(?:roles?|zones?|organi[sz]ations?|accounts?|users?|members?|memberships?)\b/,
    /\b(?:people|persons?|somebody|nobody|everybody|lists?|listings?|answers?)\b/,
    /settings >|\/(?:users|accounts|orgs|scim|events|global)\b/,
  ]
    .map(({ source }) => source)
    .join("|"),
  "i",
);

const POINTS_BACK =
  /^\W*(?:it|its|they|their|them|this|that|these|those|there|such|he|she|both|neither|each|one|another)\b/i;

/** Who acts for us. What they are said to do is ours, and held by other tests. */
const OURS =
  /\b(?:provider|terraform|plan|apply|run|refresh|resource|review|drift|doctor|simulator|command|automox-access)`? (?:(?:is|may|can|will|has|does) )?$/i;

const isOurs = (sentence: string, at: number): boolean => OURS.test(sentence.slice(0, at));

const namesThing = (text: string): boolean => THINGS.test(text.replaceAll(OUR_NAMES, ""));

/** The sentences of a text that claim something about Automox, by the rule at the top of test/claims.test.ts. */
export function claimsOf({ file, parts }: Text): Claim[] {
  const isInSuchRow = parts.length > 1 && parts.some(namesThing);
  return parts.flatMap((part) => {
    // Whoever begins by pointing back points out of this text, at nobody knows what.
    let isAbout = true;
    return sentencesOf(part).flatMap((sentence) => {
      isAbout = isInSuchRow || namesThing(sentence) || (isAbout && POINTS_BACK.test(sentence));
      const isClaim = [...sentence.matchAll(WORD)].some(({ index }) => !isOurs(sentence, index));
      return isAbout && isClaim ? [{ file, sentence }] : [];
    });
  });
}

const sentencesOf = (text: string): string[] =>
  text
    .split(/(?<=[.!?:]["*)`]*)\s+(?=["*(`[]*[A-Z`…])/)
    .map((sentence) => sentence.replaceAll("**", "").replace(/^(?:[-*#>]|\/\/|\d+\.)+\s+/, ""))
    .map((sentence) => sentence.replace(/[.!?]$/, "").trim());

/** Of a generated page; what follows is the text of the schema. */
const ATTRIBUTE = /^\s*- `\w+` \([^)]*\) /;
const FENCED = /^```.*\n([\s\S]*?)^```$/gm;
const BLOCK = /\n\s*\n|\n(?=\s*(?:[-|#]|\d+\.) )/;

/** Paragraphs, list items, rows and lines of code. */
export function textsOfPage(file: string, page: string): Text[] {
  const code = [...page.matchAll(FENCED)].flatMap(([, lines = ""]) => lines.split("\n"));
  const blocks = page.replaceAll(FENCED, "\n\n").split(BLOCK);
  const prose = blocks.map((block) =>
    block.startsWith("|") ? block.split("|").slice(1, -1) : [block.replace(ATTRIBUTE, "")],
  );
  return [...prose, ...code.map((line) => [line])].map((parts) => ({ file, parts: parts.map(onOneLine) }));
}

const onOneLine = (text: string): string => text.replaceAll(/\s+/g, " ").trim();

/** What a piece of source may say: each string, template and sum of such. What is not written out is "…". */
export function textsOfSource(file: string, source: string): Text[] {
  const found: Text[] = [];
  const visit = (node: ts.Node): void => {
    if (isText(node) && !isSum(node.parent)) {
      const text = onOneLine(written(node));
      if (text.includes(" ")) found.push({ file, parts: [text] });
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true));
  return found;
}

const isSum = (node: ts.Node): node is ts.BinaryExpression =>
  ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken;

const isText = (node: ts.Node): node is ts.Expression =>
  ts.isStringLiteralLike(node) || ts.isTemplateExpression(node) || isSum(node);

function written(node: ts.Expression): string {
  if (ts.isParenthesizedExpression(node)) return written(node.expression);
  if (ts.isStringLiteralLike(node)) return node.text;
  if (isSum(node)) return written(node.left) + written(node.right);
  if (!ts.isTemplateExpression(node)) return "…";
  return node.head.text + node.templateSpans.map(({ literal }) => `…${literal.text}`).join("");
}
