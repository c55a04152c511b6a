// A timed agenda: pure functions, no page. Minutes always add up to the length of the session.

/**
 * @typedef {{what: string, who: string, weight: number, least?: number, goals?: number}} Part
 * @typedef {{what: string, who: string, minutes: number, from: number, to: number}} Slot
 */

/**
 * What each kind of session is made of. Parts and weights are those of the library's agendas, in minutes. What the
 * mentee types shares the part with `goals`: the fewest minutes that one of them is worth.
 */
export const KINDS = {
  regular: {
    title: "Regular session",
    parts: [
      { what: "Arrive, and read the card aloud: still the right question?", who: "mentee", weight: 5, least: 2 },
      { what: "Steps from last time: done, changed or dropped", who: "mentee", weight: 7, least: 3 },
      { what: "The question you brought", who: "mentee", weight: 28, goals: 8 },
      { what: "Do a piece of it now", who: "mentor", weight: 10, least: 4 },
      { what: "Steps: one to three, each with a name and a day", who: "mentee", weight: 7, least: 3 },
      { what: "Log and date: how useful was this, and when do we meet next?", who: "mentor", weight: 3, least: 2 },
    ],
  },
  first: {
    title: "First meeting",
    parts: [
      { what: "Settle: interruptions, camera, notes", who: "mentor", weight: 5, least: 2 },
      { what: "One object each, and the story behind it", who: "mentor", weight: 15, least: 4 },
      { what: "One ordinary week: what gives energy and what drains it", who: "mentee", weight: 15, least: 4 },
      { what: "First hopes, and what the mentor can help with", who: "mentee", weight: 10, goals: 4 },
      { what: "The agreement, read aloud line by line", who: "mentee", weight: 20, least: 5 },
      { what: "Three dates in both calendars, and a first step each", who: "mentee", weight: 7, least: 2 },
      { what: "Look back: which ten minutes were worth most?", who: "mentor", weight: 3, least: 1 },
    ],
  },
  review: {
    title: "Quarterly or midpoint review",
    parts: [
      { what: "Moments: each reads one, the other listens", who: "mentor", weight: 10, least: 3 },
      { what: "The goals: where each stands, and whether to keep, change or stop it", who: "mentee", weight: 20, goals: 6 },
      { what: "The two of us: what to keep, more of, less of", who: "mentee", weight: 20, least: 4 },
      { what: "What is still worth doing, and who else could help", who: "mentee", weight: 15, least: 3 },
      { what: "The agreement, read again", who: "mentor", weight: 10, least: 2 },
      { what: "The ending: the date of the last session", who: "mentor", weight: 10, least: 2 },
      { what: "Log, the next three sessions, what to tell the coordinator", who: "mentee", weight: 5, least: 2 },
    ],
  },
  closing: {
    title: "Final session",
    parts: [
      { what: "Arrive: what would make this last one a good one?", who: "mentor", weight: 5, least: 2 },
      { what: "Then and now: what could you not do, or not dare, back then?", who: "mentee", weight: 15, least: 3 },
      { what: "The goals: achieved, dropped, or carried on alone", who: "mentee", weight: 12, goals: 3 },
      { what: "Thanks, each in turn", who: "mentor", weight: 10, least: 2 },
      { what: "What continues, what ends", who: "mentee", weight: 12, least: 3 },
      { what: "The next person to learn from, and a message to them", who: "mentee", weight: 11, least: 3 },
      { what: "Next time: the invitation to mentor, said once", who: "mentor", weight: 4, least: 1 },
      { what: "Close: the last line of the log, and goodbye", who: "mentor", weight: 6, least: 2 },
    ],
  },
};

/**
 * Slots that add up to `minutes`, and the goals that do not fit.
 * @param {keyof KINDS} kind
 * @param {number} minutes whole minutes, 20 to 180
 * @param {string[]} goals most important first
 * @returns {{title: string, slots: Slot[], later: string[]}}
 */
export function plan(kind, minutes, goals) {
  const { title, parts } = KINDS[kind];
  const room = Math.max(1, Math.floor(minutesForGoals(parts, minutes) / parts.find(({ goals }) => goals).goals));
  const kept = goals.slice(0, room);
  const pieces = parts.flatMap((part) => (part.goals && kept.length ? split(part, kept) : [part]));
  const shares = share(minutes, pieces);
  let from = 0;
  const slots = pieces.map(({ what, who }, index) => {
    const slot = { what, who, minutes: shares[index], from, to: from + shares[index] };
    from = slot.to;
    return slot;
  });
  return { title, slots, later: goals.slice(room) };
}

function minutesForGoals(parts, minutes) {
  return share(minutes, parts)[parts.findIndex(({ goals }) => goals)];
}

/** The goals' part, cut by importance: the first gets the most. */
function split({ weight, who, goals: least }, goals) {
  const ranks = goals.map((_, index) => goals.length + 2 - index);
  return goals.map((what, index) => ({ what, who, weight: (weight * ranks[index]) / sum(ranks), least }));
}

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

/** Whole minutes by weight, none under its least where that is possible, adding up exactly (largest remainder). */
export function share(minutes, pieces) {
  const asked = pieces.map(({ least = 1 }) => least);
  const least = sum(asked) <= minutes ? asked : asked.map(() => 1);
  const wish = wishes(minutes, pieces, least);
  const exact = wish.map((part) => ((minutes - sum(least)) * part) / (sum(wish) || 1));
  const shares = exact.map((part, index) => least[index] + Math.floor(part));
  const left = minutes - sum(shares);
  const order = exact.map((part, index) => [part - Math.floor(part), index]).sort((a, b) => b[0] - a[0] || a[1] - b[1]);
  for (let next = 0; next < left; next++) shares[order[next % order.length][1]] += 1;
  return shares;
}

/** What each piece would take beyond its least, were minutes divisible. */
function wishes(minutes, pieces, least) {
  const total = sum(pieces.map(({ weight }) => weight));
  return pieces.map(({ weight }, index) => Math.max(0, (minutes * weight) / total - least[index]));
}

const HOUR_12 = new Intl.DateTimeFormat("en-US", { hour: "numeric", minute: "2-digit", timeZone: "UTC" });

/** "2:05 PM" for `minute` minutes after a `start` of "14:00", as on the rest of the site, or "5" without a start. */
function clock(start, minute) {
  if (!/^\d{2}:\d{2}$/.test(start)) return String(minute);
  const [hours, minutes] = start.split(":").map(Number);
  return HOUR_12.format((hours * 60 + minutes + minute) * 60_000).replace("\u202f", " ");
}

/** "2:00–2:05 PM", "11:55 AM–12:05 PM", or "0–5" without a start. */
export function span(start, { from, to }) {
  const [first, last] = [clock(start, from), clock(start, to)];
  return `${first.slice(-3) === last.slice(-3) ? first.replace(/ [AP]M$/, "") : first}–${last}`;
}

/** The agenda as plain text, for a mail or an invitation. */
export function agendaText({ title, slots, later }, start) {
  const total = slots.at(-1).to;
  const lines = slots.map((slot) => `${span(start, slot)}  ${slot.what} (${slot.minutes} min, ${slot.who} starts)`);
  const rest = later.length ? ["", "For next time:", ...later.map((goal) => `- ${goal}`)] : [];
  return [`${title}, ${total} minutes`, "", ...lines, ...rest, ""].join("\n");
}
