// A chart of one series by uPlot: stocks as points in time joined by a line, flows
// as blocks that span their period. Bounds and ranges are whiskers.
import uPlot from 'uplot';
import { h } from './dom.js';
import { compact, getLang, t } from './i18n.js';

const day = (s) => Date.parse(s) / 1000;

/** css reads a colour of the style sheet, light or dark. */
function css(name) {
  const probe = document.createElement('span');
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const c = getComputedStyle(probe).color;
  probe.remove();
  return c;
}

/** asFlow tells whether a measure is drawn over its period and not at its end. */
export const asFlow = (measure) => measure === 'flow';

/**
 * chart draws points: {start, end, value, low, high, plan, id}, sorted by x. It
 * returns the element; uPlot draws when it is in the page and given its width.
 */
export function chart(points, { flow, label, unit, open }) {
  const box = h('div', { class: 'plot', role: 'img', 'aria-label': label });
  const x = points.map((p) => (flow ? (day(p.start) + day(p.end) + 86400) / 2 : day(p.end)));
  const several = new Set(x).size < x.length; // statements of one day are no line
  const ink = css('--ink'), grid = css('--line'), colour = css(flow ? '--k-delta' : '--k-level'), soft = css(flow ? '--soft-delta' : '--soft-level');
  const axis = { stroke: ink, grid: { stroke: grid, width: 1 }, ticks: { stroke: grid, width: 1 }, font: '12px system-ui, sans-serif' };
  const lows = points.map((p) => Math.min(p.value, p.low ?? p.value)), highs = points.map((p) => Math.max(p.value, p.high ?? p.value));
  let min = Math.min(...lows), max = Math.max(...highs);
  if (flow || min > 0 && min < max / 3) min = Math.min(0, min);
  const pad = (max - min || Math.abs(max) || 1) * 0.08;
  const span = [Math.min(...points.map((p) => day(flow ? p.start : p.end))), Math.max(...points.map((p) => day(p.end)))];
  const side = Math.max((span[1] - span[0]) * 0.04, 15 * 86400);
  const options = {
    width: 300, height: 220, legend: { show: false }, cursor: { y: false, points: { size: 9 } },
    scales: { x: { time: true, range: () => [span[0] - side, span[1] + side] }, y: { range: () => [min === 0 ? 0 : min - pad, max + pad] } },
    axes: [{ ...axis, space: 84, values: (u, ticks) => dates(ticks) }, { ...axis, size: 76, values: (u, v) => v.map(compact), label: unit, labelSize: 18, labelFont: '12px system-ui, sans-serif' }],
    tzDate: (ts) => uPlot.tzDate(new Date(ts * 1000), 'Etc/UTC'),
    series: [{}, { stroke: colour, width: 2, paths: flow || several ? () => null : undefined, points: { show: true, size: 7, fill: colour } }],
    hooks: { drawClear: [(u) => (flow ? blocks(u, points, soft, colour) : null)], draw: [(u) => whiskers(u, points, x, ink)] },
  };
  let plot = null;
  const draw = () => {
    const width = Math.floor(box.clientWidth);
    if (!width) return;
    if (plot) plot.setSize({ width, height: 220 });
    else {
      plot = new uPlot({ ...options, width }, [x, points.map((p) => p.value)], box);
      box.dataset.drawn = points.length;
      plot.over.addEventListener('click', () => { if (plot.cursor.idx != null) open(points[plot.cursor.idx].id); });
    }
  };
  new ResizeObserver(draw).observe(box);
  return box;
}

function dates(ticks) {
  const step = ticks.length > 1 ? ticks[1] - ticks[0] : 0;
  return ticks.map((s) => {
    const iso = new Date(s * 1000).toISOString();
    return step >= 360 * 86400 ? iso.slice(0, 4) + (getLang() === 'zh' ? '年' : '') : step >= 27 * 86400 ? iso.slice(0, 7) : iso.slice(0, 10);
  });
}

/** blocks paints each flow from its first day to its last. */
function blocks(u, points, soft, colour) {
  const c = u.ctx, zero = u.valToPos(Math.max(0, u.scales.y.min), 'y', true);
  c.save();
  for (const p of points) {
    const l = u.valToPos(day(p.start), 'x', true), r = u.valToPos(day(p.end) + 86400, 'x', true), y = u.valToPos(p.value, 'y', true);
    c.fillStyle = soft;
    c.strokeStyle = colour;
    c.lineWidth = devicePixelRatio;
    c.setLineDash(p.plan ? [4 * devicePixelRatio, 3 * devicePixelRatio] : []);
    c.fillRect(l, y, Math.max(2, r - l), zero - y);
    c.strokeRect(l, y, Math.max(2, r - l), zero - y);
  }
  c.restore();
}

/** whiskers draws the bounds of values that are no plain numbers. */
function whiskers(u, points, x, ink) {
  const c = u.ctx, w = 4 * devicePixelRatio;
  c.save();
  c.strokeStyle = ink;
  c.lineWidth = devicePixelRatio;
  points.forEach((p, i) => {
    if (p.low == null && p.high == null) return;
    const at = u.valToPos(x[i], 'x', true), lo = u.valToPos(p.low ?? p.value, 'y', true), hi = u.valToPos(p.high ?? p.value, 'y', true);
    c.beginPath();
    c.moveTo(at, lo);
    c.lineTo(at, hi);
    for (const y of [lo, hi]) {
      c.moveTo(at - w, y);
      c.lineTo(at + w, y);
    }
    c.stroke();
  });
  c.restore();
}

/** label says in words what the chart shows. */
export const chartLabel = (name, points) => t('chart_of', name, points.length, points[0].start, points.at(-1).end);
