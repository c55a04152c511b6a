// A timed agenda: pure functions, no page. Minutes always add up to the length of the session.

/**
 * @typedef {{what: string, who: string, weight: number, least?: number, goals?: boolean}} Part
 * @typedef {{what: string, who: string, minutes: number, from: number, to: number}} Slot
 */

const CLOSE = [
  { what: "One small thing each, with a date", who: "mentee", weight: 12, least: 3 },
  { what: "When we meet next, and one word each on how this was", who: "mentor", weight: 6, least: 2 },
];

/** What each kind of session is made of; the goals share the part marked `goals`. */
export const KINDS = {
  regular: {
    title: "Regular session",
    parts: [
      { what: "Arrive: one thing that went well, one that did not", who: "mentee", weight: 10, least: 3 },
      { what: "The small things from last time: done, stuck, no longer needed", who: "mentee", weight: 15, least: 3 },
      { what: "What you most want to talk about", who: "mentee", weight: 57, goals: true },
      ...CLOSE,
    ],
  },
  first: {
    title: "First meeting",
    parts: [
      { what: "How did you get here? The turns, not the résumé", who: "mentor", weight: 18, least: 4 },
      { what: "What the mentee hopes for", who: "mentee", weight: 30, goals: true },
      { what: "One story each of help that helped, and help that did not", who: "mentor", weight: 14, least: 4 },
      { what: "How we work together: times, channels, what stays between us", who: "mentee", weight: 20, least: 5 },
      ...CLOSE,
    ],
  },
  review: {
    title: "Quarterly or midpoint review",
    parts: [
      { what: "Where were we when we started? Read the goals aloud", who: "mentee", weight: 10, least: 3 },
      { what: "The goals: what moved, what did not, and why", who: "mentee", weight: 45, goals: true },
      { what: "What to keep, stop and try in how we work", who: "mentor", weight: 22, least: 5 },
      ...CLOSE,
    ],
  },
  closing: {
    title: "Final session",
    parts: [
      { what: "What can you do now that you could not then?", who: "mentee", weight: 22, least: 5 },
      { what: "The goals: reached, changed, or carried on", who: "mentee", weight: 38, goals: true },
      { what: "What each of us learned from the other", who: "mentor", weight: 22, least: 5 },
      { what: "What comes next, and whom to meet", who: "mentee", weight: 12, least: 3 },
      { what: "Thanks, and how we stay in touch", who: "mentor", weight: 6, least: 2 },
    ],
  },
};

const LEAST_FOR_A_GOAL = 8;

/**
 * Slots that add up to `minutes`, and the goals that do not fit.
 * @param {keyof KINDS} kind
 * @param {number} minutes whole minutes, 20 to 180
 * @param {string[]} goals most important first
 * @returns {{title: string, slots: Slot[], later: string[]}}
 */
export function plan(kind, minutes, goals) {
  const { title, parts } = KINDS[kind];
  const room = Math.max(1, Math.floor(minutesForGoals(parts, minutes) / LEAST_FOR_A_GOAL));
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
function split({ weight, who }, goals) {
  const ranks = goals.map((_, index) => goals.length + 2 - index);
  return goals.map((what, index) => ({ what, who, weight: (weight * ranks[index]) / sum(ranks), least: 5 }));
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

/** "14:05" for `minute` minutes after `start`, or "5" without a start. */
export function clock(start, minute) {
  if (!/^\d{2}:\d{2}$/.test(start)) return String(minute);
  const [hours, minutes] = start.split(":").map(Number);
  const total = (hours * 60 + minutes + minute) % 1440;
  return [Math.floor(total / 60), total % 60].map((part) => String(part).padStart(2, "0")).join(":");
}

/** The agenda as plain text, for a mail or an invitation. */
export function agendaText({ title, slots, later }, start) {
  const total = slots.at(-1).to;
  const lines = slots.map(({ from, to, minutes, what, who }) => `${clock(start, from)}-${clock(start, to)}  ${what} (${minutes} min, ${who} starts)`);
  const rest = later.length ? ["", "For next time:", ...later.map((goal) => `- ${goal}`)] : [];
  return [`${title}, ${total} minutes`, "", ...lines, ...rest, ""].join("\n");
}
