// A paragraph with its marks: figures underlined, corrections struck and inserted,
// numbers that were not structured. Offsets count code points.
import { h } from './dom.js';
import { meaning, percent, t } from './i18n.js';

// Corrections that change no words: spaces, widths, the joints of lines.
const quiet = new Set(['space', 'width', 'line_join', 'move', 'punct']);

/** The places in the arrays of package report: story.go. */
export const C = { para: 0, start: 1, end: 2, kind: 3, before: 4, after: 5, rule: 6, evidence: 7, confidence: 8, applied: 9, witness: 10, number: 11 };

const seen = (s) => (s || '').replace(/ /g, '␣').replace(/\u3000/g, '□').replace(/\n/g, '↵').replace(/\t/g, '⇥');

/** reason is what the note on a correction says. */
export function reason(c) {
  const what = c[C.before] == null ? 'inserted' : c[C.after] == null ? 'deleted' : 'replaced';
  const parts = [`${c[C.applied] ? '' : `${t('suggested')}：`}${meaning('corrections.kind', c[C.kind])}`,
    `${t(what)} ${[c[C.before], c[C.after]].filter((x) => x != null).map((x) => `「${seen(x)}」`).join(' → ')}`,
    `${t('evidence')}: ${meaning('corrections.evidence', c[C.evidence])}`];
  if (c[C.witness]) parts.push(`${t('witness_reads')}「${c[C.witness]}」`);
  parts.push(`${t('confidence')} ${percent(c[C.confidence])}`, `${t('rule')} ${c[C.rule]}`);
  return parts.join('\n');
}

/** shown tells whether a correction is shown: mode is words, all or none. */
export function shown(c, mode) {
  if (mode === 'none' || c[C.kind] === 'move') return false;
  if (mode === 'all' || !c[C.applied]) return true;
  return !quiet.has(c[C.kind]) || Boolean(c[C.number]);
}

/**
 * paragraph returns the nodes of a text with its marks. figures have start, end,
 * id, kind, label; corrections are arrays as C says; unparsed are [_, start, end, reason].
 */
export function paragraph(text, figures, corrections, unparsed, terms) {
  const chars = Array.from(text);
  const cuts = new Set([0, chars.length]);
  for (const f of figures) cuts.add(f.start).add(f.end);
  for (const c of corrections) cuts.add(c[C.start]).add(c[C.end]);
  for (const u of unparsed) cuts.add(u[1]).add(u[2]);
  const at = [...cuts].filter((x) => x >= 0 && x <= chars.length).sort((x, y) => x - y);
  const out = [];
  let open = null, first = true; // the figure whose pieces are being laid
  const holder = (pos) => {
    const f = figures.find((x) => x.start <= pos && pos < x.end);
    if (!f) {
      open = null;
      return out;
    }
    if (open?.id !== f.id) {
      open = { id: f.id, nodes: [], f };
      first = true;
      const span = h('span', { class: `figbox k-${f.kind}`, 'data-figure': f.id });
      open.nodes = { push: (...n) => span.append(...n) };
      out.push(span);
    }
    return open.nodes;
  };
  at.forEach((pos, k) => {
    for (const c of corrections) if (c[C.start] === pos && c[C.end] === pos) (open && pos < open.f.end && pos > open.f.start ? holder(pos) : (open = null, out)).push(correction(c, ''));
    const end = at[k + 1];
    if (end === undefined) return;
    const piece = chars.slice(pos, end).join('');
    const to = holder(pos);
    const c = corrections.find((x) => x[C.start] <= pos && end <= x[C.end] && x[C.start] < x[C.end]);
    if (c) {
      to.push(correction(c, piece, pos === c[C.start]));
      return;
    }
    if (open) {
      to.push(h('a', { class: 'fig', href: `#${open.id}`, tabindex: first ? null : -1, 'data-tip': open.f.label }, ...words(piece, terms)));
      first = false;
      return;
    }
    const u = unparsed.find((x) => x[1] <= pos && end <= x[2]);
    if (u) to.push(h('span', { class: 'unparsed', 'data-start': u[1], 'data-tip': `${t('unparsed')}: ${meaning('unparsed_numbers.reason', u[3])}` }, piece));
    else to.push(...words(piece, terms));
  });
  return out;
}

/** correction is a mark that the keyboard reaches; its note says why. */
function correction(c, piece, first = true) {
  const note = reason(c);
  const inside = [];
  if (c[C.applied]) {
    if (first && c[C.before]) inside.push(h('del', {}, seen(c[C.before])));
    if (piece) inside.push(h('ins', {}, piece));
  } else {
    inside.push(piece || h('ins', { class: 'maybe' }, seen(c[C.after])));
  }
  const number = c[C.number] ? ' number' : '';
  return h('span', { class: `corr c-${c[C.kind]}${c[C.applied] ? '' : ' suggested'}${number}`, tabindex: first ? 0 : null, role: 'group', 'aria-label': note.replace(/\n/g, '; '), 'data-tip': note }, ...inside);
}

/** words marks the terms that were searched for. */
function words(text, terms) {
  if (!terms?.length) return [text];
  const low = text.toLowerCase();
  const out = [];
  let at = 0;
  while (at < text.length) {
    let next = -1, length = 0;
    for (const term of terms) {
      const k = low.indexOf(term, at);
      if (k >= 0 && (next < 0 || k < next)) [next, length] = [k, term.length];
    }
    if (next < 0) break;
    if (next > at) out.push(text.slice(at, next));
    out.push(h('mark', {}, text.slice(next, next + length)));
    at = next + length;
  }
  if (at < text.length) out.push(text.slice(at));
  return out;
}
