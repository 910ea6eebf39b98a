/** One person's conversation with the bot: header, messages, composer. */
import { avatar, dayElement, h, icon, messageElement } from './messages.js';
import { t } from './wording.js';

const MOST_BYTES = 20 * 1024 * 1024;
const STICKERS = ['🌙', '😊', '🤗', '😢', '❤️', '🔥', '👍', '🙏', '😴', '🎉', '🤔', '☕'];
const PLACES = { latitude: 59.9386, longitude: 30.3141 };

const base64 = (file) => new Promise((resolve, reject) => {
  const reader = new FileReader();
  reader.onload = () => resolve(reader.result.split(',', 2)[1] ?? '');
  reader.onerror = () => reject(reader.error);
  reader.readAsDataURL(file);
});

/** How long a recording plays; browsers that cannot play it count as a second for each 4 KB. */
const seconds = (file) => new Promise((resolve) => {
  const audio = new Audio(URL.createObjectURL(file));
  const estimate = Math.max(1, Math.round(file.size / 4096));
  audio.onloadedmetadata = () => resolve(Number.isFinite(audio.duration) ? Math.max(1, Math.round(audio.duration)) : estimate);
  audio.onerror = () => resolve(estimate);
});

export class Column {
  #drawn = new Map(); // key → { state, element }
  #editing = null;
  #stick = true;

  constructor(app, id) {
    this.app = app;
    this.id = id;
    this.log = h('div', { class: 'log', role: 'log', 'aria-label': t('conversation'), tabindex: 0, onscroll: () => this.#scrolled() });
    this.status = h('span', { class: 'status', 'aria-live': 'polite' });
    this.downButton = h('button', { class: 'icon to-end', type: 'button', 'aria-label': t('down'), onclick: () => this.toEnd(true) }, icon('down'));
    this.footer = h('footer', {});
    this.element = h('section', { class: 'column', 'aria-label': this.person.name }, this.#header(), h('div', { class: 'body' }, this.log, this.downButton), this.footer);
    this.#composer();
    const stay = () => this.#stick && this.toEnd();
    this.log.addEventListener('load', stay, true); // a picture that arrives makes its message taller
    new ResizeObserver(stay).observe(this.log);
  }

  get person() {
    return this.app.people.get(this.id);
  }

  #act(act) {
    return this.app.act(this.id, act);
  }

  #say(text) {
    this.toEnd();
    return this.#act({ do: 'say', text });
  }

  #header() {
    const menu = this.#popover('more', 'more-menu', () => [
      this.person.blocked
        ? this.#item('play', t('restart'), () => this.#unblock())
        : this.#item('stop', t('block'), () => this.#act({ do: 'block' })),
      this.app.columns().length === 2 && this.#item('close', t('close'), () => this.app.close(this)),
    ]);
    return h('header', { class: 'bar' },
      h('button', { class: 'icon back', type: 'button', 'aria-label': t('back'), onclick: () => this.app.toList() }, icon('back')),
      h('img', { class: 'logo', src: 'favicon.svg', alt: '' }),
      h('div', { class: 'title' }, h('b', {}, 'SoulNear'), this.status),
      h('span', { class: 'as' }, avatar(this.person.name, this.id), h('span', {}, this.person.name)),
      menu);
  }

  #item(name, label, action) {
    return h('button', { type: 'button', role: 'menuitem', onclick: action }, icon(name), label);
  }

  /** A button with a small menu; closes on choice, Escape or a click elsewhere. */
  #popover(name, className, items, label = t(name)) {
    const panel = h('div', { class: `panel ${className}`, role: 'menu', hidden: true });
    const button = h('button', { class: 'icon', type: 'button', 'aria-label': label, title: label, 'aria-haspopup': 'menu', 'aria-expanded': 'false' }, icon(name));
    const close = () => {
      panel.hidden = true;
      button.setAttribute('aria-expanded', 'false');
      document.removeEventListener('pointerdown', outside);
    };
    const outside = (event) => !wrapper.contains(event.target) && close();
    button.onclick = () => {
      if (!panel.hidden) return close();
      panel.replaceChildren(...items().filter(Boolean));
      panel.hidden = false;
      button.setAttribute('aria-expanded', 'true');
      document.addEventListener('pointerdown', outside);
      panel.querySelector('button')?.focus();
    };
    panel.onclick = (event) => event.target.closest('button') && close();
    const wrapper = h('span', { class: 'popover', onkeydown: (event) => {
      if (event.key === 'Escape') {
        close();
        button.focus();
      } else if (['ArrowDown', 'ArrowUp'].includes(event.key) && !panel.hidden) {
        event.preventDefault();
        const all = [...panel.querySelectorAll('button')];
        const next = all.indexOf(document.activeElement) + (event.key === 'ArrowDown' ? 1 : -1);
        all.at(next % all.length)?.focus();
      }
    } }, button, panel);
    return wrapper;
  }

  // ---- the composer, or what stands in its place

  #composer() {
    this.input = h('textarea', { rows: 1, placeholder: t('write'), 'aria-label': t('write'), enterkeyhint: 'send', dir: 'auto',
      onkeydown: (event) => this.#key(event), oninput: () => this.#typed() });
    this.hints = h('div', { class: 'panel hints', role: 'listbox', 'aria-label': t('menu'), hidden: true });
    this.editBar = h('div', { class: 'edit-bar', hidden: true });
    const commands = this.#popover('menu', 'commands', () => this.person.commands.length
      ? this.person.commands.map((command) => this.#command(command))
      : [h('p', {}, t('noCommands'))]);
    const attach = this.#popover('clip', 'attach', () => [
      this.#item('photo', t('photo'), () => this.#pick('image/*', (bytes) => ({ do: 'photo', bytes, caption: '' }))),
      this.#item('file', t('file'), () => this.#pick('', (bytes, file) => ({ do: 'document', bytes, name: file.name, mimeType: file.type || 'application/octet-stream' }))),
      this.#item('voice', t('voice'), () => this.#pick('audio/ogg,.oga,.ogg', async (bytes, file) => ({ do: 'voice', bytes, seconds: await seconds(file) }))),
      this.#item('place', t('place'), () => this.#act({ do: 'place', ...PLACES })),
    ], t('attach'));
    const stickers = this.#popover('smile', 'stickers', () => STICKERS.map((emoji) =>
      h('button', { type: 'button', role: 'menuitem', 'aria-label': emoji, onclick: () => this.#act({ do: 'sticker', emoji }) }, emoji)), t('sticker'));
    this.composer = h('form', { class: 'composer', onsubmit: (event) => { event.preventDefault(); this.#submit(); } },
      this.hints, this.editBar, h('div', { class: 'field' }, commands, this.input, stickers, attach),
      h('button', { class: 'send', type: 'submit', 'aria-label': t('send'), title: t('send') }, icon('send')));
    this.startButton = h('button', { class: 'wide', type: 'button', onclick: () => this.#say('/start').then(() => this.focus()) }, t('start'));
    this.restartButton = h('div', { class: 'stopped' }, h('p', {}, t('blocked')), h('button', { class: 'wide', type: 'button', onclick: () => this.#unblock() }, t('restart')));
  }

  async #unblock() {
    await this.#act({ do: 'unblock' });
    await this.#say('/start');
  }

  #command({ command, description }) {
    return h('button', { type: 'button', role: 'menuitem', onclick: () => { this.input.value = ''; this.#typed(); this.#say('/' + command); this.focus(); } }, h('b', {}, '/' + command), h('span', {}, description));
  }

  #key(event) {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.#submit();
    } else if (event.key === 'ArrowUp' && this.input.value === '') {
      const last = [...this.person.messages.values()].findLast((message) => message.from === 'PERSON' && !message.attachment);
      if (last) this.#edit(last);
      event.preventDefault();
    } else if (event.key === 'Escape') {
      this.#edit(null);
    }
  }

  #typed() {
    this.input.style.height = 'auto';
    this.input.style.height = `${Math.min(this.input.scrollHeight, 180)}px`;
    const typed = this.input.value;
    const fitting = /^\/\w*$/.test(typed) ? this.person.commands.filter(({ command }) => `/${command}`.startsWith(typed)) : [];
    this.hints.replaceChildren(...fitting.map((command) => this.#command(command)));
    this.hints.hidden = fitting.length === 0;
  }

  #submit() {
    const text = this.input.value.trim();
    if (!text) return;
    if (this.#editing) this.#act({ do: 'edit', messageId: this.#editing.id, text });
    else this.#say(text);
    this.#edit(null);
  }

  #edit(message) {
    this.#editing = message;
    this.input.value = message?.text ?? '';
    this.editBar.hidden = !message;
    this.editBar.replaceChildren(icon('pencil'), h('span', {}, h('b', {}, t('editing')), h('small', {}, message?.text ?? '')),
      h('button', { class: 'icon', type: 'button', 'aria-label': t('cancel'), onclick: () => this.#edit(null) }, icon('close')));
    this.#typed();
    this.focus();
  }

  #pick(accept, act) {
    const picker = h('input', { type: 'file', accept });
    picker.onchange = async () => {
      const [file] = picker.files;
      if (file.size > MOST_BYTES) this.app.toast(t('tooBig'));
      else this.#act(await act(await base64(file), file));
    };
    picker.click();
  }

  focus() {
    if (matchMedia('(hover: hover)').matches) this.input.focus({ preventScroll: true });
  }

  // ---- scrolling: stay at the end unless the reader went up

  #scrolled() {
    this.#stick = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 60;
    this.downButton.classList.toggle('shown', !this.#stick);
  }

  toEnd(smoothly = false) {
    this.#stick = true;
    this.log.scrollTo({ top: this.log.scrollHeight, behavior: smoothly ? 'smooth' : 'instant' });
  }

  // ---- drawing: elements are kept as long as what they show is the same

  draw() {
    const person = this.person;
    if (!person) return;
    const typing = person.typing > Date.now() && !person.blocked;
    this.status.textContent = typing ? `${t('typing')}…` : t('online');
    this.status.classList.toggle('active', typing);
    const standing = person.blocked ? this.restartButton : person.started ? this.composer : this.startButton;
    if (this.footer.firstChild !== standing) this.footer.replaceChildren(standing);
    this.#place(this.#elements(person, typing));
    if (this.#stick) this.toEnd();
  }

  #elements(person, typing) {
    const elements = [];
    const messages = [...person.messages.values()];
    if (messages.length === 0) {
      elements.push(this.#kept('empty', '', () => h('div', { class: 'empty' }, h('img', { src: 'favicon.svg', alt: '' }), h('b', {}, t('hello')), h('p', {}, t('helloMore')))));
    }
    messages.forEach((message, i) => {
      const today = new Date(message.at).toDateString();
      if (i === 0 || new Date(messages[i - 1].at).toDateString() !== today) {
        elements.push(this.#kept(`day ${today}`, '', () => dayElement(message.at)));
      }
      const next = messages[i + 1];
      const tail = next?.from !== message.from || new Date(next.at).toDateString() !== today;
      const seen = message.id <= person.seen;
      const pressed = person.pressed?.messageId === message.id ? person.pressed.key : null;
      elements.push(this.#kept(message.id, JSON.stringify([message, tail, seen, pressed]), () => messageElement(message, { tail, seen, pressed,
        onPress: (key, button) => this.#press(message, key, button), onCommand: (command) => this.#say(command), onEdit: () => this.#edit(message) })));
    });
    if (person.draft) elements.push(this.#kept('draft', person.draft, () => h('article', { class: 'message theirs last' }, h('div', { class: 'stack' }, h('div', { class: 'bubble tail draft' }, h('div', { class: 'text', dir: 'auto' }, person.draft))))));
    else if (typing) elements.push(this.#kept('typing', '', () => h('article', { class: 'message theirs last', 'aria-label': t('typing') }, h('div', { class: 'stack' }, h('div', { class: 'bubble tail dots' }, h('i'), h('i'), h('i'))))));
    return elements;
  }

  #press(message, key, button) {
    this.person.pressed = { messageId: message.id, key };
    this.draw();
    this.#act({ do: 'press', messageId: message.id, data: button.data });
  }

  #kept(key, state, make) {
    const before = this.#drawn.get(key);
    if (before?.state === state) return before.element;
    const element = make();
    if (!before) element.classList.add('new');
    this.#drawn.set(key, { state, element });
    return element;
  }

  #place(elements) {
    const focused = this.log.contains(document.activeElement) ? document.activeElement : null;
    const wanted = new Set(elements);
    for (const child of [...this.log.children]) if (!wanted.has(child)) child.remove();
    elements.forEach((element, i) => this.log.children[i] !== element && this.log.insertBefore(element, this.log.children[i] ?? null));
    for (const [key, { element }] of this.#drawn) if (!wanted.has(element)) this.#drawn.delete(key);
    if (focused && !focused.isConnected) this.focus();
  }
}
