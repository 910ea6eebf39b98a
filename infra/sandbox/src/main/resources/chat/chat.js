/** The chat page: people on the left, their conversations with the bot beside them. */
import { Column } from './column.js';
import { avatar, h, icon, summary } from './messages.js';
import { currentLanguage, setLanguage, t, time } from './wording.js';

const $ = (selector) => document.querySelector(selector);
const people = new Map(); // id → { id, name, languageCode, started, blocked, seen, last, messages, unread, typing, draft, commands }
let columns = [];

/** Calls the simulator; throws an Error that says why not. */
async function api(method, path, body) {
  const response = await fetch(path, { method, headers: { 'Content-Type': 'application/json' }, body: body && JSON.stringify(body) });
  const json = await response.json();
  if (!response.ok) throw new Error(json.error);
  return json;
}

export function toast(text) {
  if (!text) return;
  const element = h('div', { class: 'toast' }, text);
  $('.toasts').append(element);
  setTimeout(() => element.remove(), 4000);
}

const app = {
  people,
  act: (id, act) => api('POST', `/control/chats/${id}/acts`, act).catch((error) => toast(`${t('failed')}: ${error.message}`)),
  toast,
  columns: () => columns,
  show,
  close: (column) => show(columns.filter((other) => other !== column).map((other) => other.id)),
  toList: () => document.body.classList.remove('chatting'),
};

// ---- what is remembered in the browser: who was here and what was open; a simulator that restarts has forgotten

const remembered = () => JSON.parse(localStorage.getItem('people') ?? '[]');
const remember = () => localStorage.setItem('people', JSON.stringify([...people.values()].map(({ id, name, languageCode, started }) => ({ id, name, languageCode, started }))));

/** Learns who is there. Conversations are loaded when they are opened; one who was met stays. */
async function load() {
  const state = await api('GET', '/control/state');
  const known = new Set(state.people.map((person) => person.id));
  const first = currentLanguage() === 'ru' ? { id: 1001, name: 'Анна', languageCode: 'ru' } : { id: 1001, name: 'Anna', languageCode: 'en' };
  const missing = remembered().filter((person) => !known.has(person.id));
  if (known.size + missing.length === 0) missing.push(first);
  state.people.forEach(meet);
  for (const person of missing) meet(await api('POST', '/control/people', person));
  remember();
  if (columns.length) {
    refresh();
  } else {
    const asked = (location.hash.slice(1) || localStorage.getItem('open') || '').split(',').map(Number).filter((id) => people.has(id));
    show(asked.length ? asked : [people.keys().next().value], false);
  }
  draw();
}

function meet(person) {
  const known = people.get(person.id) ?? { unread: 0, typing: 0, draft: null, pressed: null, messages: new Map(), commands: [] };
  people.set(person.id, Object.assign(known, person));
}

/** Loads a conversation once; what happens meanwhile is put on top of what is loaded. */
async function converse(person) {
  if (person.loaded) return;
  person.loaded = true;
  person.missed = [];
  try {
    const [messages, commands] = await Promise.all([api('GET', `/control/chats/${person.id}/messages`), api('GET', `/control/chats/${person.id}/commands`)]);
    Object.assign(person, { commands, messages: new Map(messages.map((message) => [message.id, message])) });
    person.missed.forEach((event) => happenings[event.type]?.(person, event));
    draw();
  } catch {
    person.loaded = false;
    away();
  }
  person.missed = null;
}

/** Loads the open conversations anew, and the others when they are opened next. */
function refresh() {
  people.forEach((person) => (person.loaded = false));
  columns.forEach((column) => converse(column.person));
}

function show(ids, focus = true) {
  const wanted = ids.slice(-2);
  columns = wanted.map((id) => columns.find((column) => column.id === id) ?? new Column(app, id));
  $('.columns').replaceChildren(...columns.map((column) => column.element));
  $('.columns').classList.toggle('two', columns.length === 2);
  if (columns.length === 0) $('.columns').append(h('p', { class: 'choose' }, h('span', {}, t('choose'))));
  wanted.forEach((id) => {
    people.get(id).unread = 0;
    converse(people.get(id));
  });
  localStorage.setItem('open', wanted.join());
  if (focus && ids.length) document.body.classList.add('chatting');
  draw();
  columns.forEach((column) => column.toEnd());
  if (focus) columns.at(-1)?.focus();
}

// ---- what happens

const happenings = {
  message(person, { message }) {
    person.messages.set(message.id, message);
    if (message.from === 'BOT') {
      person.typing = 0;
      person.draft = null;
      if (!columns.some((column) => column.id === person.id)) person.unread++;
    } else {
      person.started = true;
    }
  },
  edited: (person, { message }) => person.messages.set(message.id, message),
  deleted: (person, { id }) => person.messages.delete(id),
  seen: (person, { id }) => (person.seen = Math.max(person.seen, id)),
  blocked: (person) => Object.assign(person, { blocked: true, typing: 0, draft: null }),
  unblocked: (person) => (person.blocked = false),
  draft: (person, { text }) => (person.draft = text),
  action(person) {
    person.typing = Date.now() + 5000; // Telegram shows an action for five seconds
    setTimeout(draw, 5100);
  },
  toast(person, { text }) {
    person.pressed = null;
    toast(text);
  },
  alert(person, { text }) {
    person.pressed = null;
    toast(text);
  },
};

function listen() {
  const events = new EventSource('/control/events');
  events.onmessage = ({ data }) => {
    const event = JSON.parse(data);
    $('.connection').textContent = '';
    if (['hello', 'reload'].includes(event.type)) {
      load().catch(away);
    } else if (event.type === 'commands') {
      refresh();
    } else if (event.type === 'person') {
      meet(event.person);
    } else {
      const person = people.get(event.chatId);
      if (!person) return;
      person.missed?.push(event);
      happenings[event.type]?.(person, event);
    }
    draw();
  };
  events.onerror = () => {
    away();
    if (events.readyState === EventSource.CLOSED) setTimeout(listen, 1000); // the browser retries by itself otherwise
  };
}

function away() {
  $('.connection').textContent = t('away');
}

// ---- drawing, at most once a frame

let drawing = false;

function draw() {
  if (drawing) return;
  drawing = true;
  requestAnimationFrame(() => {
    drawing = false;
    drawPeople();
    columns.forEach((column) => column.draw());
  });
}

function drawPeople() {
  const list = [...people.values()].map((person) => ({ person, last: [...person.messages.values()].at(-1) ?? person.last }));
  list.sort((a, b) => (b.last?.at ?? 0) - (a.last?.at ?? 0) || a.person.id - b.person.id);
  const focused = document.activeElement?.closest?.('.person')?.dataset.id;
  $('.person-list').replaceChildren(...list.map(({ person, last }) => {
    const open = columns.some((column) => column.id === person.id);
    return h('li', {},
      h('button', { class: 'person' + (open ? ' open' : ''), type: 'button', 'data-id': person.id, 'aria-current': open && 'true', onclick: () => show([person.id]) },
        avatar(person.name, person.id),
        h('span', { class: 'who' },
          h('span', { class: 'line' }, h('b', {}, person.name), last && h('time', {}, time(last.at))),
          h('span', { class: 'line' },
            h('span', { class: 'preview' }, last ? (last.from === 'PERSON' ? `${t('you')}: ` : '') + summary(last) : (person.languageCode ?? '—')),
            person.unread > 0 && h('span', { class: 'badge', 'aria-label': `${person.unread} ${t('unread')}` }, String(person.unread))))),
      !open && h('button', { class: 'icon beside', type: 'button', 'aria-label': t('split'), title: t('split'), onclick: () => show([...columns.map((column) => column.id).slice(0, 1), person.id]) }, icon('split')));
  }));
  if (focused) $(`.person[data-id="${focused}"]`)?.focus();
}

// ---- the frame around: theme, language, new people

function frame() {
  document.documentElement.lang = currentLanguage();
  $('.people nav').setAttribute('aria-label', t('people'));
  const dark = document.documentElement.dataset.theme === 'dark';
  const buttons = { language: [t('langLabel'), t('switchLanguage')], theme: [icon(dark ? 'sun' : 'moon'), t('theme')], add: [h('span', {}, icon('plus'), t('add')), t('add')] };
  for (const [name, [content, label]] of Object.entries(buttons)) {
    const button = $(`[data-do=${name}]`);
    button.replaceChildren(content);
    button.setAttribute('aria-label', label);
    button.title = label;
  }
}

function askWho() {
  const dialog = $('.add-person');
  const name = h('input', { name: 'name', required: true, maxlength: 64, autocomplete: 'off' });
  const tongue = h('select', { name: 'languageCode' }, ['ru', 'en', 'uk', 'kk', 'de', 'es', ''].map((code) =>
    h('option', { value: code, selected: code === currentLanguage() }, code ? `${new Intl.DisplayNames(currentLanguage(), { type: 'language' }).of(code)} · ${code}` : t('noLanguage'))));
  dialog.replaceChildren(h('form', { method: 'dialog', async onsubmit(event) {
    event.preventDefault();
    const person = await api('POST', '/control/people', { name: name.value.trim(), languageCode: tongue.value || null });
    meet(person);
    remember();
    dialog.close();
    show([person.id]);
  } },
  h('h2', {}, t('addTitle')), h('label', {}, t('name'), name), h('label', {}, t('language'), tongue),
  h('menu', {}, h('button', { type: 'button', class: 'quiet', onclick: () => dialog.close() }, t('cancel')), h('button', { type: 'submit' }, t('create')))));
  dialog.showModal();
  name.focus();
}

function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  localStorage.setItem('theme', theme);
}

const preferred = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
setTheme(localStorage.getItem('theme') ?? preferred);
$('[data-do=theme]').onclick = () => { setTheme(document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark'); frame(); };
$('[data-do=language]').onclick = () => {
  setLanguage(currentLanguage() === 'ru' ? 'en' : 'ru');
  frame();
  const open = columns.map((column) => column.id);
  columns = [];
  show(open, false);
};
$('[data-do=add]').onclick = askWho;
setInterval(remember, 5000);
frame();
listen();
