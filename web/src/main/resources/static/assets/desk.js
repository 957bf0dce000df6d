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

  // --- what people opened, and where they were, survives a part being drawn again
  const nameOf = (element) => {
    if (element.id) return '#' + CSS.escape(element.id);
    const holder = element.closest('[id]');
    const link = element.getAttribute('href');
    return holder && '#' + CSS.escape(holder.id) + ' ' + element.localName + (link ? '[href="' + CSS.escape(link) + '"]' : '');
  };
  const keep = (within) => {
    const open = [...within.querySelectorAll('details[id][open]')].map((part) => part.id);
    const focus = within.contains(document.activeElement) ? document.activeElement : null;
    const name = focus && nameOf(focus);
    return () => {
      for (const id of open) document.getElementById(id)?.setAttribute('open', '');
      if (name && !focus.isConnected) document.querySelector(name)?.focus({ preventScroll: true });
    };
  };

  // --- a form that somebody is in or has typed into stays the very same one while all around it is drawn again
  const isTyped = (field) => field.value !== field.defaultValue || field.checked !== field.defaultChecked;
  const holdsWords = (form) => [...form.querySelectorAll('input, textarea')].some(isTyped);
  const isSent = (form) => form.dataset.once === 'sent';
  const isInUse = (form) => form.contains(document.activeElement) || isSent(form) || holdsWords(form);
  const formsInUse = (part) => [...part.querySelectorAll('form[id]')].filter(isInUse);

  // Makes the old part read as the fresh one, around the forms that are kept; each has a twin in the fresh part.
  const weave = (old, fresh, twins) => {
    if (twins.size === 0) return old.replaceWith(fresh);
    if (twins.has(old)) return relabel(old, fresh);
    for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name)) old.removeAttribute(name);
    for (const { name, value } of fresh.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
    const stays = new Map(); // a child of the fresh part, and the child of the old one that holds the same forms
    for (const [form, twin] of twins) {
      stays.set([...fresh.children].find((child) => child.contains(twin)), [...old.children].find((child) => child.contains(form)));
    }
    const kept = new Set(stays.values());
    for (const child of [...old.childNodes]) if (!kept.has(child)) child.remove();
    let next = old.firstChild;
    for (const child of [...fresh.childNodes]) {
      const same = stays.get(child);
      if (!same) {
        old.insertBefore(child, next);
        continue;
      }
      next = same.nextSibling;
      weave(same, child, new Map([...twins].filter(([form]) => same.contains(form))));
    }
  };
  const relabel = (form, twin) => {
    const now = twin.querySelectorAll('button');
    form.querySelectorAll('button').forEach((button, place) => {
      if (now[place] && button.textContent !== now[place].textContent) button.textContent = now[place].textContent;
    });
  };

  // What somebody was answering can end meanwhile: then the form goes, and that is said until it was read.
  const over = document.getElementById('over');
  over?.querySelector('button').addEventListener('click', () => {
    over.hidden = true;
  });
  const sayOver = (asked, lost, wasThere) => {
    over.querySelector('p').textContent = 'This is over: ' + asked + (/[?.!]$/.test(asked) ? '' : '.') + (lost ? ' What you had typed was not sent.' : '');
    over.hidden = false;
    if (wasThere) over.focus();
  };

  const redraw = (old, fresh) => {
    const twins = new Map();
    const goes = [];
    for (const form of formsInUse(old)) {
      const twin = fresh.querySelector('form#' + CSS.escape(form.id));
      if (twin) twins.set(form, twin);
      else if (!isSent(form)) goes.push([form.closest('section')?.querySelector('h2')?.innerText ?? '', holdsWords(form), form.contains(document.activeElement)]);
    }
    const back = keep(old);
    weave(old, fresh, twins);
    back();
    for (const gone of goes) sayOver(...gone);
  };
  const draw = (html) => {
    const parts = document.createElement('template');
    parts.innerHTML = html;
    for (const part of [...parts.content.children]) {
      const old = part.id && document.getElementById(part.id);
      if (old) redraw(old, part);
    }
    tick();
  };

  let restore = null;
  body.addEventListener('htmx:beforeSwap', (event) => {
    const { xhr, target, shouldSwap, serverResponse } = event.detail;
    if (xhr.status === 401) location.reload();
    if (!shouldSwap) return;
    if (formsInUse(target).length > 0) {
      event.detail.shouldSwap = false; // htmx would replace all of it
      draw(serverResponse);
      htmx.process(document.getElementById(target.id));
    } else {
      restore = keep(target);
    }
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

  // --- members that are offered are those of the picked target; without this file, those of all, each with its target
  for (const list of document.querySelectorAll('datalist[data-of-target]')) {
    const target = document.getElementById('in-target');
    const all = [...list.children];
    const follow = () => list.replaceChildren(...all.filter((member) => !target.value || member.label === target.value));
    target?.addEventListener('change', follow);
    if (target) follow();
  }

  // --- the end of the log: followed, or held still to be read
  const follow = document.getElementById('follow');
  let unread = null;
  const toTheEnd = () => {
    const lines = document.getElementById('run-log-lines');
    if (lines) lines.scrollTop = lines.scrollHeight;
  };
  toTheEnd();

  // --- menus close on Escape, on a click elsewhere, and when the keyboard has left them
  const closeMenus = (except) => {
    for (const menu of document.querySelectorAll('details.menu[open]')) if (menu !== except) menu.open = false;
  };
  for (const leaving of ['click', 'focusin']) document.addEventListener(leaving, (event) => closeMenus(event.target.closest('details.menu')));
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    const left = document.activeElement?.closest('details.menu[open]');
    closeMenus(null);
    left?.querySelector('summary').focus();
  });

  // --- that something changed is told at once, then so often at most, and never while an earlier answer is on its way: that
  // may be older, and htmx forgets what a part is told before it is replaced. The last change is always told.
  let requests = [];
  const isAsking = () => {
    requests = requests.filter((xhr) => xhr.readyState > XMLHttpRequest.UNSENT && xhr.readyState < XMLHttpRequest.DONE);
    return requests.length > 0;
  };
  body.addEventListener('htmx:beforeRequest', (before) => requests.push(before.detail.xhr));
  const teller = (name, every) => {
    let waits = false;
    let missed = false;
    const tell = () => {
      missed = waits || isAsking();
      if (waits) return;
      if (!missed) body.dispatchEvent(new Event(name));
      waits = true;
      setTimeout(() => {
        waits = false;
        if (missed) tell();
      }, every);
    };
    return tell;
  };
  const deskChanged = teller('desk-changed', 1000);
  const gateChanged = teller('gate-changed', 100);

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
  let opened = false;

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
  const onOpen = () => {
    alive();
    if (opened) deskChanged(); // what changed while the line was broken, nobody has told
    opened = true;
  };
  const onRun = (message) => {
    alive();
    event = message.lastEventId || event;
    const before = { ...document.getElementById('run-head')?.dataset };
    draw(message.data);
    const now = document.getElementById('run-head')?.dataset ?? {};
    if (now.word !== before.word) document.title = document.title.replace(before.word, now.word);
    if (now.gate !== before.gate) gateChanged();
    deskChanged();
  };
  const onLog = (message) => {
    alive();
    unread = message.data;
    if (!follow.checked) return;
    draw(unread);
    toTheEnd();
  };
  if (follow) {
    follow.closest('label').hidden = false;
    follow.addEventListener('change', () => {
      if (follow.checked && unread) draw(unread);
      if (follow.checked) toTheEnd();
    });
  }
  const connect = () => {
    source?.close();
    const url = new URL(address, location.origin);
    if (event) url.searchParams.set('after', event);
    source = new EventSource(url);
    source.onopen = onOpen;
    source.addEventListener('beat', alive);
    source.addEventListener('run', onRun);
    if (follow) source.addEventListener('log', onLog);
    source.addEventListener('changed', () => {
      alive();
      deskChanged();
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
