// The page starts here: the shell is painted already; unpack the index, build the
// views, and go where the link says.
import { $, tips } from './dom.js';
import { Data, unpack } from './data.js';
import { Search } from './search.js';
import { Filters } from './filters.js';
import { FiguresView } from './figures.js';
import { StoriesView } from './stories.js';
import { SeriesView } from './series.js';
import { ReviewView } from './review.js';
import { getLang, setCodes, setLang, t } from './i18n.js';

const views = {};
let data, filters, pending, current = 'overview', last = '';

const remember = (key, value) => { try { localStorage.setItem(`baoshu-${key}`, value); } catch { /* a page that may not remember */ } };
const recall = (key) => { try { return localStorage.getItem(`baoshu-${key}`); } catch { return null; } };

/** show brings a view to the front. */
function show(name) {
  current = name;
  for (const s of document.querySelectorAll('main > section')) s.hidden = s.id !== `view-${name}`;
  for (const a of document.querySelectorAll('.top nav a')) {
    if (a.dataset.view === name) a.setAttribute('aria-current', 'page');
    else a.removeAttribute('aria-current');
  }
  document.body.dataset.view = name;
  $('filters').hidden = name === 'overview' || !filters;
}

/** route goes where the link says: #/view?filters, #/story/ID/paragraph/start, #figure_id. */
async function route() {
  const hash = decodeURIComponent(location.hash.slice(1));
  if (hash === 'main') {
    $('main').focus();
    return;
  }
  const [path, query] = hash.split('?');
  const [, name = 'overview', arg, para, start] = path.startsWith('/') ? path.split('/') : [];
  if (query !== undefined && query !== last) {
    filters.restore(query);
    last = query;
  }
  if (path && !path.startsWith('/')) return openFigure(path);
  if (name === 'story') {
    const s = data.findStory(arg);
    if (s >= 0) {
      if (current !== 'stories') { views.stories.story = s; show('stories'); views.stories.list.mount(); views.stories.list.show(filters.stories.length); }
      return views.stories.open(s, para ? [+para, +start] : null);
    }
  }
  show(views[name] ? name : 'overview');
  if (name === 'stories') { views.stories.story = -1; views.stories.root.classList.remove('reading'); }
  return views[name]?.show(arg);
}

async function openFigure(id) {
  const i = data.find(id);
  if (i < 0) {
    show('stories');
    views.stories.show();
    views.stories.pane.textContent = t('no_link', id);
    return;
  }
  const s = data.storyOf[i], v = views.stories;
  const here = current === 'stories' && v.story === s && v.pane.dataset.ready === data.a.id[s];
  if (here) {
    v.goTo(id);
    return;
  }
  v.story = s;
  show('stories');
  v.list.mount();
  v.list.show(filters.stories.length, Math.max(0, filters.stories.indexOf(s)));
  await v.open(s, id);
}

/** changed follows the filters: the view, and a moment later the link, which can be shared. */
function changed() {
  views[current]?.refresh();
  clearTimeout(pending);
  pending = setTimeout(() => {
    const state = filters.state();
    last = state;
    // Not where the reader has gone on meanwhile, nor over the link of a story.
    if (!location.hash.startsWith(`#/${current}`)) return;
    const arg = current === 'review' ? `/${views.review.tab}` : '';
    history.replaceState(null, '', `#/${current}${arg}${state ? `?${state}` : ''}`);
  }, 150);
}

function language(l) {
  setLang(l);
  remember('lang', l);
  if (!filters) return;
  filters.options();
  filters.say();
  views[current]?.refresh();
}

function theme(name) {
  if (name) document.documentElement.dataset.theme = name;
  else delete document.documentElement.dataset.theme;
  if (current === 'series') views.series?.refresh();
}

async function start() {
  setLang(recall('lang') || (navigator.language?.startsWith('zh') === false ? 'en' : 'zh'));
  theme(recall('theme'));
  tips();
  $('lang').addEventListener('click', () => language(getLang() === 'zh' ? 'en' : 'zh'));
  $('theme').addEventListener('click', () => {
    const dark = getComputedStyle(document.documentElement).getPropertyValue('--dark').trim() === '1';
    theme(dark ? 'light' : 'dark');
    remember('theme', document.documentElement.dataset.theme);
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => theme(document.documentElement.dataset.theme));
  const index = await unpack('index');
  setCodes(index.codes);
  data = new Data(index);
  const search = new Search(data);
  filters = new Filters(data, search, changed);
  views.figures = new FiguresView($('view-figures'), data, filters);
  views.stories = new StoriesView($('view-stories'), data, filters);
  views.series = new SeriesView($('view-series'), data, filters);
  views.review = new ReviewView($('view-review'), data, filters);
  addEventListener('hashchange', route);
  await route();
  document.body.dataset.ready = 'index';
  setTimeout(() => search.prepare(), 50);
  await search.readAll((part) => {
    filters.fraction = part;
    if ($('q').value && (part === 1 || Math.round(part * 100) % 10 === 0)) filters.apply(false);
  });
  document.body.dataset.ready = 'all';
}

start();
