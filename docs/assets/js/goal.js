// A goal and its five SMART letters: pure functions, no page.

/**
 * @typedef {{sentence: string, sign: string, now: string, then: string, step: string, hours: string, why: string, due: string}} Goal
 * @typedef {{letter: string, name: string, ok: boolean, say: string}} Check
 */

const DAY = 86_400_000;
const VAGUE = /\b(improve|improving|grow|growing|develop|developing|better|learn (?:more )?about|understand|be more|become more|confident|network(?:ing)?|get good|work on|focus on|progress)\b/i;

const count = (text) => text.split(/\s+/).filter(Boolean).length;
const hasNumber = (text) => /\d|\b(one|two|three|four|five|six|seven|eight|nine|ten|once|twice|every)\b/i.test(text);

/** Five checks, in the order of the word. `today` and `goal.due` are ISO dates. @returns {Check[]} */
export function checkGoal(goal, today) {
  const letters = [
    ["S", "Specific", specific(goal)],
    ["M", "Measurable", measurable(goal)],
    ["A", "Achievable", achievable(goal)],
    ["R", "Relevant", relevant(goal)],
    ["T", "Time-bound", timed(goal, today)],
  ];
  return letters.map(([letter, name, [ok, say]]) => ({ letter, name, ok, say }));
}

/** How far along, in one line; names the missing letters. */
export function summary(checks) {
  const missing = checks.filter(({ ok }) => !ok);
  if (!missing.length) return "All five letters are there. Read it to your mentor.";
  const names = missing.map(({ letter, name }) => `${letter} (${name.toLowerCase()})`).join(", ");
  return `${checks.length - missing.length} of 5 letters are there. Still missing: ${names}.`;
}

function specific({ sentence }) {
  if (!sentence) return [false, "Say what you want to be able to do."];
  const vague = sentence.match(VAGUE);
  if (vague && !hasNumber(sentence)) return [false, `“${vague[0]}” is hard to see. What would a colleague watch you do?`];
  if (count(sentence) < 4) return [false, "Add a few words: do what, where, with whom?"];
  return [true, "One can picture it."];
}

function measurable({ sentence, sign, now, then }) {
  if (now && now === then) return [false, "Today and the target are the same. Which one changes?"];
  if (then && !sign && count(then) < 2) return [false, `${then} of what? Say what the two of you will count or watch.`];
  if (then) return [true, now ? `From ${now} to ${then}.` : `The target is ${then}.`];
  if (count(sign) >= 3 && hasNumber(sign)) return [true, "You can both count it."];
  if (sign) return [false, "A sign without a number: give it a target, even if it is “once”."];
  if (hasNumber(sentence)) return [false, "There is a number in your goal. Say what you will look at to know it."];
  return [false, "How will the two of you see that it worked?"];
}

function achievable({ step, hours }) {
  if (count(step) < 2) return [false, "Name a first step that you can take without asking anyone."];
  if (!hours) return [false, "How many hours a week can you give it?"];
  if (Number(hours) <= 0) return [false, "With no time for it, it stays a wish."];
  if (Number(hours) > 6) return [false, "More than six hours a week beside your work rarely lasts. What is a smaller version?"];
  return [true, "The first step is yours to take."];
}

function relevant({ why }) {
  if (!why) return [false, "Why now, and what will it change for you?"];
  return count(why) < 4 ? [false, "One full sentence, so that your mentor hears why it matters."] : [true, "It is clear why it matters."];
}

function timed({ due }, today) {
  if (!due) return [false, "Pick a day."];
  const days = (Date.parse(due) - Date.parse(today)) / DAY;
  if (Number.isNaN(days)) return [false, "Pick a day that is in the calendar."];
  if (days < 0) return [false, "That day has passed."];
  if (days < 14) return [false, "Less than two weeks is a task. Keep it as your first step and aim further."];
  if (days > 400) return [false, "More than a year away. What could be true a few months from now?"];
  return [true, `In ${Math.round(days / 7)} weeks.`];
}

/** Halfway between today and the due date, as an ISO date; null without a valid future date. */
export function halfway(due, today) {
  const [from, to] = [Date.parse(today), Date.parse(due)];
  return to > from ? new Date(from + Math.round((to - from) / 2 / DAY) * DAY).toISOString().slice(0, 10) : null;
}

/** The goal as rows of [label, text]; rows without an answer are left out. */
export function goalRows(goal, today, day = (iso) => iso) {
  const half = halfway(goal.due, today);
  const rows = [
    ["My goal", goal.sentence && `I want to be able to ${goal.sentence.replace(/^(i want )?to be able to |^to /i, "").replace(/\.$/, "")}.`],
    ["We will see it by", goal.sign],
    ["Today", goal.now],
    ["By then", goal.then],
    ["My first step", goal.step],
    ["Time I give it", goal.hours && `${goal.hours} ${Number(goal.hours) === 1 ? "hour" : "hours"} a week`],
    ["Why it matters", goal.why],
    ["We look at it halfway", half && day(half)],
    ["Done by", half && day(goal.due)],
  ];
  return rows.filter(([, text]) => text);
}
