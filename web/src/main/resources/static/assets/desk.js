// Keeps a screen live, and says plainly when it is not. Every screen also works without this file.
(() => {
  'use strict';
  const body = document.body;
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const long = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'long' });
  const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });

  // --- times: relative, with the moment itself in the viewer's zone on hover
  const rough = (seconds) => {
    if (seconds < 60) return Math.floor(seconds) + ' s';
    if (seconds < 600) return Math.floor(seconds / 60) + ' min ' + String(Math.floor(seconds % 60)).padStart(2, '0') + ' s';
    if (seconds < 3600) return Math.floor(seconds / 60) + ' min';
    return seconds < 172800 ? Math.floor(seconds / 3600) + ' h' : Math.floor(seconds / 86400) + ' days';
  };
  const ago = (at) => {
    const past = (Date.now() - at) / 1000;
    if (past < 0) return 'in ' + rough(-past);
    if (past < 5) return 'just now';
    return (past < 600 && past >= 60 ? Math.floor(past / 60) + ' min' : rough(past)) + ' ago';
  };
  const span = (seconds) => {
    const two = (n) => String(Math.floor(n)).padStart(2, '0');
    if (seconds < 60) return seconds.toFixed(0) + ' s';
    const minutes = two((seconds / 60) % 60) + ':' + two(seconds % 60);
    return seconds < 3600 ? minutes : Math.floor(seconds / 3600) + ':' + minutes;
  };
  const tick = () => {
    for (const time of document.querySelectorAll('time')) {
      const at = new Date(time.dateTime);
      time.title = long.format(at) + ' (' + zone + ')';
      const text = 'clock' in time.dataset ? clock.format(at) : ago(at);
      if (time.textContent !== text) time.textContent = text;
    }
    for (const running of document.querySelectorAll('[data-from]')) {
      running.textContent = span(Math.max(0, (Date.now() - new Date(running.dataset.from)) / 1000));
    }
  };
  tick();
  setInterval(tick, 1000);

  // --- what people have typed, opened or focused survives a part being drawn again
  const keep = (within) => {
    const typed = new Map();
    for (const field of within.querySelectorAll('input[id]:not([type=hidden]), select[id], textarea[id]')) typed.set(field.id, field.value);
    const open = [...within.querySelectorAll('details[id][open]')].map((part) => part.id);
    const focus = within.contains(document.activeElement) ? document.activeElement : null;
    const caret = focus && 'selectionStart' in focus ? focus.selectionStart : null;
    return () => {
      for (const [id, value] of typed) {
        const field = document.getElementById(id);
        if (field && value && field.value !== value) field.value = value;
      }
      for (const id of open) document.getElementById(id)?.setAttribute('open', '');
      const again = focus?.id && document.getElementById(focus.id);
      if (again && again !== document.activeElement) {
        again.focus({ preventScroll: true });
        if (caret !== null) try { again.setSelectionRange(caret, caret); } catch { /* a field without a caret */ }
      }
    };
  };
  let restore = null;
  body.addEventListener('htmx:beforeSwap', (event) => {
    if (event.detail.xhr.status === 401) location.reload();
    restore = keep(event.detail.target);
  });
  body.addEventListener('htmx:afterSettle', () => {
    restore?.();
    restore = null;
    tick();
  });

  // --- a form is sent once, however often its button is pressed
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!('once' in form.dataset)) return;
    if (form.dataset.once === 'sent') {
      event.preventDefault();
      return;
    }
    form.dataset.once = 'sent';
    event.submitter?.setAttribute('aria-busy', 'true');
  });
  addEventListener('pageshow', () => {
    for (const form of document.querySelectorAll('form[data-once]')) form.dataset.once = '';
    for (const button of document.querySelectorAll('[aria-busy]')) button.removeAttribute('aria-busy');
  });

  // --- menus close on Escape and on a click elsewhere
  const closeMenus = (except) => {
    for (const menu of document.querySelectorAll('details.menu[open]')) if (menu !== except) menu.open = false;
  };
  document.addEventListener('click', (event) => closeMenus(event.target.closest('details.menu')));
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') closeMenus(null);
  });

  // --- live
  const address = body.dataset.stream;
  const mark = document.getElementById('live');
  if (!address || !mark || !('EventSource' in window)) return;
  const word = document.getElementById('live-word');
  const stale = document.getElementById('stale');
  const SILENCE = 25000; // the server beats every 10 s
  let source = null;
  let heard = Date.now();
  let event = '';
  let retry = 0;

  const say = (state) => {
    if (body.dataset.live === state) return;
    body.dataset.live = state;
    mark.hidden = false;
    word.textContent = { live: 'live', again: 'reconnecting', stale: 'stale' }[state];
    stale.hidden = state !== 'stale';
    if (state === 'stale') stale.textContent = 'Stale since ' + clock.format(heard) + ': no word from the server. What you see may be out of date; this page goes on by itself when the server answers.';
  };
  const alive = () => {
    heard = Date.now();
    retry = 0;
    say('live');
  };
  const draw = (html) => {
    const parts = document.createElement('template');
    parts.innerHTML = html;
    for (const part of [...parts.content.children]) {
      const old = part.id && document.getElementById(part.id);
      if (!old) continue;
      const back = keep(old);
      old.replaceWith(part);
      back();
    }
    tick();
  };
  const onRun = (message) => {
    alive();
    event = message.lastEventId || event;
    const before = { ...document.getElementById('run-head')?.dataset };
    draw(message.data);
    const now = document.getElementById('run-head')?.dataset ?? {};
    if (now.word !== before.word) document.title = document.title.replace(before.word, now.word);
    if (now.gate !== before.gate) body.dispatchEvent(new Event('gate-changed'));
    body.dispatchEvent(new Event('desk-changed'));
  };
  const connect = () => {
    source?.close();
    const url = new URL(address, location.origin);
    if (event) url.searchParams.set('after', event);
    source = new EventSource(url);
    source.onopen = alive;
    source.addEventListener('beat', alive);
    source.addEventListener('run', onRun);
    source.addEventListener('changed', () => {
      alive();
      body.dispatchEvent(new Event('desk-changed'));
    });
    source.onerror = () => {
      say(Date.now() - heard > SILENCE ? 'stale' : 'again');
      if (source.readyState === EventSource.CLOSED) {
        retry = Math.min(retry + 1, 6);
        setTimeout(connect, retry * 500);
      }
    };
  };
  let silentFor = 0;
  setInterval(() => {
    silentFor = Date.now() - heard > SILENCE ? silentFor + 1 : 0;
    if (silentFor === 0) return;
    say('stale');
    if (silentFor % 5 === 0) connect(); // a line that is open and silent is no line
  }, 1000);
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden && Date.now() - heard > SILENCE) connect();
  });
  addEventListener('pagehide', () => source?.close());
  addEventListener('pageshow', (shown) => {
    if (shown.persisted) connect();
  });
  connect();
})();
