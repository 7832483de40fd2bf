// Elements and texts. Text of the dataset reaches the page through here alone,
// always as text and never as HTML.

/** h makes an element: attributes, on… listeners, children (strings become text). */
export function h(tag, props, ...children) {
  const e = document.createElement(tag);
  for (const [k, v] of Object.entries(props || {})) {
    if (v == null || v === false) continue;
    if (k.startsWith('on')) e.addEventListener(k.slice(2), v);
    else if (k === 'class') e.className = v;
    else e.setAttribute(k, v === true ? '' : v);
  }
  add(e, children);
  return e;
}

function add(e, children) {
  for (const c of children) {
    if (c == null || c === false) continue;
    if (Array.isArray(c)) add(e, c);
    else e.append(c);
  }
}

export const $ = (id) => document.getElementById(id);

/** A note that shows on hover and on keyboard focus, and goes with Escape. */
export function tips() {
  const tip = $('tip');
  let at = null;
  const hide = () => {
    tip.hidden = true;
    at = null;
  };
  const show = (e) => {
    const el = e.target.closest?.('[data-tip]');
    if (!el || el === at) return;
    at = el;
    tip.textContent = el.dataset.tip;
    tip.hidden = false;
    const r = el.getBoundingClientRect(), t = tip.getBoundingClientRect();
    const left = Math.max(8, Math.min(r.left, innerWidth - t.width - 8));
    const below = r.bottom + t.height + 12 < innerHeight;
    tip.style.left = `${left + scrollX}px`;
    tip.style.top = `${(below ? r.bottom + 6 : r.top - t.height - 6) + scrollY}px`;
  };
  document.addEventListener('mouseover', show);
  document.addEventListener('focusin', show);
  // Only a mouse that leaves the note's own words takes it away: one shown by the keyboard stays while the mouse lies elsewhere.
  const within = (node) => at.contains(node) || tip.contains(node);
  document.addEventListener('mouseout', (e) => { if (at && within(e.target) && !within(e.relatedTarget)) hide(); });
  document.addEventListener('focusout', hide);
  document.addEventListener('keydown', (e) => { if (e.key === 'Escape') hide(); });
  addEventListener('hashchange', hide);
}
