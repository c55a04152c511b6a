// An application as a file that `mentorbook import` reads: pure functions, no page.

/**
 * @typedef {{id: string, field: string, kind: string, text: string, required: boolean, wanted: boolean, answer: string[], fault: string}} Answered
 */

const SEPARATOR = "; "; // as the import expects it between several answers in a cell

/** What has to be mended before there is a file: [{id, say}]. @param {Answered[]} asked */
export function problems(asked) {
  return asked.flatMap(({ id, text, kind, required, answer, fault }) => {
    if (fault) return [{ id, say: said(text, fault) }];
    if (required && !answer.length) return [{ id, say: said(text, "This is needed.") }];
    if (kind === "email" && answer.length && !/^[^@\s<>,;"]+@[^@\s<>,;"]+\.[^@\s<>,;"]+$/.test(answer[0])) return [{ id, say: said(text, "An address has an @ and a dot behind it.") }];
    if (kind === "number" && answer.length && !(Number(answer[0]) >= 0)) return [{ id, say: said(text, "Write a number, such as 3.") }];
    return [];
  });
}

const said = (text, fault) => `${text}${/[?.!]$/.test(text) ? "" : ":"} ${fault}`;

/** What may stay open, and would be missed. @param {Answered[]} asked */
export const open = (asked) => asked.filter(({ wanted, answer }) => wanted && !answer.length).map(({ text }) => text);

/** The cells of the file by column. Two answers to one field, of who applies as both, stand one below the other. */
export function cells(asked, today) {
  const found = new Map([["applied", today]]);
  for (const { field, kind, answer } of asked) {
    if (!answer.length) continue;
    const text = answer.join(SEPARATOR);
    found.set(field, found.has(field) && kind === "long" ? `${found.get(field)}\n\n${text}` : text);
  }
  return found;
}

/** The file: the columns, and one row. */
export const csv = (found) => [[...found.keys()], [...found.values()]].map((row) => row.map(cell).join(",") + "\r\n").join("");

// A spreadsheet takes what begins with = + - @ for a formula; an apostrophe tells it not to, and the import takes it off.
function cell(text) {
  const harmless = /^(?:[=+\-@]|'[=+\-@0-9])/.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}

/** What the file is called: application-ida-lund.csv. */
export function fileName(name) {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  return `application${plain && `-${plain}`}.csv`;
}

/** A weekly time as the program writes it, nothing for an empty row, or what is wrong with it. */
export function weekly(day, from, to) {
  if (!day && !from && !to) return {};
  if (!day || !from || !to) return { fault: "A time needs a day, a beginning and an end." };
  if (from === to) return { fault: "A time cannot begin and end at the same minute." };
  return { said: `${day} ${from}-${to}` };
}
