/** Draws messages. Whatever anyone wrote becomes text nodes, never markup. */
import { day, size, t, time } from './wording.js';

/** Makes an element: attributes beginning with "on" are listeners, falsy ones are left out. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (value !== false && value != null) element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat().filter((child) => child != null && child !== false));
  return element;
}

const icons = {
  sent: 'M2 8l4 4 8-9', seen: 'M1 8l4 4 7-9M7 11l1.5 1.5L16 3',
  send: 'M3 20l18-8L3 4v6l12 2-12 2z', clip: 'M8 12l6-6a3 3 0 0 1 4 4l-8 8a5 5 0 0 1-7-7l8-8',
  smile: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zM8 14s1.5 2.5 4 2.5 4-2.5 4-2.5M9 9v.5M15 9v.5',
  menu: 'M4 6h16M4 12h16M4 18h16', back: 'M15 5l-7 7 7 7', close: 'M6 6l12 12M18 6L6 18', more: 'M12 5v.01M12 12v.01M12 19v.01',
  down: 'M6 9l6 6 6-6', split: 'M3 5h18v14H3zM12 5v14', plus: 'M12 5v14M5 12h14', moon: 'M20 14A8.5 8.5 0 0 1 10 4a8.5 8.5 0 1 0 10 10z',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v2M12 20v2M4 12H2M22 12h-2M5 5l1.5 1.5M17.5 17.5L19 19M5 19l1.5-1.5M17.5 6.5L19 5',
  photo: 'M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.5 9v.01', file: 'M6 2h8l5 5v15H6zM14 2v5h5', place: 'M12 22s7-7.5 7-13a7 7 0 0 0-14 0c0 5.5 7 13 7 13zM12 7a2 2 0 1 0 0 4 2 2 0 0 0 0-4z',
  voice: 'M12 3a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3zM5 11a7 7 0 0 0 14 0M12 18v3',
  pencil: 'M4 20l1-4L16 5l3 3L8 19zM14 7l3 3', stop: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zM5 5l14 14', play: 'M8 5v14l11-7z',
};

export function icon(name, viewBox = '0 0 24 24') {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', viewBox);
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', icons[name]);
  svg.append(path);
  return svg;
}

const hues = [262, 205, 158, 22, 340, 45, 185, 300];

export function avatar(name, id) {
  const initials = name.trim().split(/\s+/).slice(0, 2).map((word) => [...word][0].toUpperCase()).join('');
  const element = h('span', { class: 'avatar', 'aria-hidden': 'true' }, initials);
  element.style.setProperty('--hue', hues[id % hues.length]);
  return element;
}

/** A text with its entities, which nest; `onCommand` is called when a command in it is clicked. */
export function formatted(text, entities, onCommand) {
  const draw = (from, to, inside) => {
    const nodes = [];
    let at = from;
    for (let i = 0; i < inside.length; i++) {
      const entity = inside[i];
      if (entity.offset < at || entity.offset >= to) continue;
      const end = Math.min(entity.offset + entity.length, to);
      if (entity.offset > at) nodes.push(text.slice(at, entity.offset));
      const content = draw(entity.offset, end, inside.slice(i + 1));
      nodes.push(wrap(entity, content, text.slice(entity.offset, end), onCommand));
      at = blocks.has(entity.type) && text[end] === '\n' ? end + 1 : end; // a block ends its line by itself
    }
    if (at < to) nodes.push(text.slice(at, to));
    return nodes;
  };
  return draw(0, text.length, entities);
}

const blocks = new Set(['pre', 'blockquote', 'expandable_blockquote']);
const tags = { bold: 'b', italic: 'i', underline: 'u', strikethrough: 's', code: 'code', blockquote: 'blockquote', expandable_blockquote: 'blockquote' };

function wrap(entity, content, text, onCommand) {
  switch (entity.type) {
    case 'pre':
      return h('pre', { 'data-language': entity.language }, h('code', {}, content));
    case 'text_link':
    case 'url':
      return link(entity.url ?? text, content);
    case 'bot_command':
      return h('button', { type: 'button', class: 'link', onclick: () => onCommand(text) }, content);
    case 'spoiler': {
      const reveal = (event) => event.currentTarget.classList.add('open');
      return h('span', { class: 'spoiler', role: 'button', tabindex: 0, title: t('spoiler'), onclick: reveal,
        onkeydown: (event) => event.key === 'Enter' && reveal(event) }, h('span', {}, content));
    }
    default:
      return h(tags[entity.type] ?? 'span', {}, content);
  }
}

function link(url, content) {
  const address = /^[a-z]+:/i.test(url) ? url : 'https://' + url;
  return /^(https?|mailto|tg):/i.test(address)
    ? h('a', { href: address, target: '_blank', rel: 'noopener noreferrer' }, content)
    : h('span', {}, content);
}

function attachment(message) {
  const it = message.attachment;
  const source = it.fileId && '/control/files/' + encodeURIComponent(it.fileId);
  switch (it.kind) {
    case 'photo': {
      const image = h('img', { src: source, alt: message.text || t('photo'), loading: 'lazy', width: it.width || 240, height: it.height || 160 });
      return h('a', { class: 'photo', href: source, target: '_blank' }, image);
    }
    case 'document':
      return h('a', { class: 'document', href: source, download: it.name }, h('span', { class: 'sheet' }, icon('file')),
        h('span', {}, h('b', {}, it.name), h('small', {}, size(it.bytes))));
    case 'sticker':
      return h('span', { class: 'sticker', role: 'img', 'aria-label': t('sticker') }, it.emoji);
    case 'place':
      return h('span', { class: 'place' }, h('span', { class: 'pin' }, icon('place')),
        h('small', {}, `${it.latitude.toFixed(4)}, ${it.longitude.toFixed(4)}`));
    default:
      return h('span', { class: 'document' }, h('span', { class: 'sheet' }, icon('play')),
        h('span', {}, h('b', {}, t('voice')), h('small', {}, `0:${String(it.seconds).padStart(2, '0')}`)));
  }
}

/** One line of the sidebar about a message. */
export function summary(message) {
  const kinds = { photo: t('photo'), document: t('file'), sticker: t('sticker'), place: t('place'), voice: t('voice') };
  return message.text || (message.attachment ? kinds[message.attachment.kind] : '');
}

function meta(message, seen) {
  const mine = message.from === 'PERSON';
  return h('span', { class: 'meta' }, message.editedAt ? t('edited') + ' ' : null,
    h('time', { datetime: new Date(message.at).toISOString() }, time(message.at)),
    mine && h('span', { class: 'ticks', role: 'img', 'aria-label': t(seen ? 'seen' : 'sent') }, icon(seen ? 'seen' : 'sent', '0 0 17 16')));
}

/** A whole message: bubble, time, ticks, keyboard. */
export function messageElement(message, { tail, seen, pressed, onPress, onCommand, onEdit }) {
  const mine = message.from === 'PERSON';
  const kind = message.attachment?.kind;
  const bubble = h('div', { class: `bubble${tail ? ' tail' : ''}${kind ? ' with-' + kind : ''}` },
    kind && attachment(message),
    message.text && h('div', { class: 'text', dir: 'auto' }, formatted(message.text, message.entities, onCommand)),
    meta(message, seen));
  const keyboard = message.keyboard.length > 0 && h('div', { class: 'keyboard' }, message.keyboard.map((row, r) =>
    h('div', { class: 'row' }, row.map((button, b) => button.url
      ? h('a', { class: 'key', href: button.url, target: '_blank', rel: 'noopener noreferrer' }, button.text, h('span', { class: 'arrow', 'aria-hidden': 'true' }, '↗'))
      : h('button', { class: 'key' + (pressed === `${r}.${b}` ? ' waiting' : ''), type: 'button', onclick: () => onPress(`${r}.${b}`, button) }, button.text)))));
  const editButton = mine && !kind && h('button', { class: 'edit icon', type: 'button', 'aria-label': t('edit'), title: t('edit'), onclick: onEdit }, icon('pencil'));
  return h('article', { class: `message ${mine ? 'mine' : 'theirs'}${tail ? ' last' : ''}`, 'data-id': message.id }, editButton, h('div', { class: 'stack' }, bubble, keyboard));
}

export const dayElement = (at) => h('div', { class: 'day', role: 'separator' }, h('span', {}, day(at)));
