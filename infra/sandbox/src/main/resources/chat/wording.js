/** What the page says, in both languages. */
const words = {
  ru: {
    add: 'Новый собеседник', addTitle: 'Кто будет писать?', name: 'Имя', language: 'Язык приложения', create: 'Добавить',
    cancel: 'Отмена', bot: 'бот', typing: 'печатает', online: 'всегда на связи', write: 'Сообщение', send: 'Отправить',
    menu: 'Меню', attach: 'Прикрепить', photo: 'Фото', file: 'Файл', place: 'Место', sticker: 'Стикер', more: 'Ещё',
    block: 'Остановить бота', restart: 'Запустить снова', blocked: 'Бот остановлен и не может вам писать', start: 'Начать',
    split: 'Показать рядом', close: 'Закрыть', back: 'К списку', theme: 'Тема', switchLanguage: 'Switch to English',
    langLabel: 'РУ', today: 'Сегодня', yesterday: 'Вчера', edited: 'изменено', you: 'Вы', editing: 'Правка сообщения',
    away: 'Нет связи, пробую снова…', down: 'Вниз', noCommands: 'Бот ещё не назвал своих команд', spoiler: 'Показать скрытое',
    hello: 'Здесь пока пусто', helloMore: 'Напишите боту первым: он не может начать разговор сам.', people: 'Собеседники',
    noLanguage: 'не сообщать', conversation: 'Переписка', sent: 'отправлено', seen: 'получено ботом', failed: 'Не получилось',
    tooBig: 'Файл больше 20 МБ', voice: 'Голосовое сообщение', edit: 'Изменить', unread: 'непрочитанных', choose: 'Выберите, кто пишет',
  },
  en: {
    add: 'New person', addTitle: 'Who is writing?', name: 'Name', language: 'App language', create: 'Add',
    cancel: 'Cancel', bot: 'bot', typing: 'typing', online: 'always here', write: 'Message', send: 'Send',
    menu: 'Menu', attach: 'Attach', photo: 'Photo', file: 'File', place: 'Location', sticker: 'Sticker', more: 'More',
    block: 'Stop the bot', restart: 'Restart the bot', blocked: 'The bot is stopped and cannot write to you', start: 'Start',
    split: 'Show side by side', close: 'Close', back: 'Back to the list', theme: 'Theme', switchLanguage: 'Переключить на русский',
    langLabel: 'EN', today: 'Today', yesterday: 'Yesterday', edited: 'edited', you: 'You', editing: 'Editing a message',
    away: 'Connection lost, trying again…', down: 'Down', noCommands: 'The bot has not named its commands yet', spoiler: 'Reveal',
    hello: 'Nothing here yet', helloMore: 'Write to the bot first: it cannot begin a conversation by itself.', people: 'People',
    noLanguage: 'not told', conversation: 'Conversation', sent: 'sent', seen: 'received by the bot', failed: 'That did not work',
    tooBig: 'The file is larger than 20 MB', voice: 'Voice message', edit: 'Edit', unread: 'unread', choose: 'Choose who is writing',
  },
};

let language = localStorage.getItem('language') ?? (navigator.language.startsWith('en') ? 'en' : 'ru');

export const t = (key) => words[language][key];
export const currentLanguage = () => language;

export function setLanguage(next) {
  language = next;
  localStorage.setItem('language', next);
}

export const time = (at) => new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' }).format(at);

export function day(at) {
  const days = Math.round((new Date().setHours(0, 0, 0, 0) - new Date(at).setHours(0, 0, 0, 0)) / 86_400_000);
  if (days === 0) return t('today');
  if (days === 1) return t('yesterday');
  return new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long' }).format(at);
}

export function size(bytes) {
  const units = language === 'ru' ? ['Б', 'КБ', 'МБ'] : ['B', 'KB', 'MB'];
  const power = bytes < 1024 ? 0 : bytes < 1048576 ? 1 : 2;
  return new Intl.NumberFormat(language, { maximumFractionDigits: power }).format(bytes / 1024 ** power) + ' ' + units[power];
}
