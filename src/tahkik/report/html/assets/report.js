// Comfort only: everything of the report can be read without this.
(() => {
  "use strict";
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const one = (id) => document.getElementById(id);
  const dialog = one("keys");
  const told = one("told");

  for (const element of all(".scripted")) element.hidden = false;

  const wide = window.matchMedia("(min-width: 72rem)");
  for (const fold of all("[data-contents]")) fold.open = wide.matches;

  const shown = () => all(".entry").filter((entry) => entry.getClientRects().length > 0);

  // The entry the reader is at: the one that has the focus, else the last one whose head has passed the upper third.
  function current(entries) {
    const focused = document.activeElement && document.activeElement.closest(".entry");
    if (focused) {
      const box = focused.getBoundingClientRect();
      if (box.bottom > 0 && box.top < window.innerHeight) return entries.indexOf(focused);
    }
    let at = -1;
    entries.forEach((entry, index) => {
      if (entry.getBoundingClientRect().top < window.innerHeight / 3) at = index;
    });
    return at;
  }

  function go(step) {
    const entries = shown();
    if (!entries.length) return;
    const at = Math.min(Math.max(current(entries) + step, 0), entries.length - 1);
    entries[at].focus({ preventScroll: true });
    entries[at].scrollIntoView({ block: "start" });
    history.replaceState(null, "", "#" + entries[at].id);
  }

  function select(element) {
    const range = document.createRange();
    range.selectNodeContents(element);
    const selection = window.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  }

  async function copy(button) {
    const words = button.parentElement.querySelector(".citation");
    try {
      await navigator.clipboard.writeText(words.textContent);
      told.textContent = told.dataset.copied;
    } catch {
      select(words);
      told.textContent = told.dataset.select;
    }
    button.dataset.was ??= button.textContent;
    button.textContent = told.textContent;
    setTimeout(() => { button.textContent = button.dataset.was; told.textContent = ""; }, 2500);
  }

  const keys = {
    n: () => go(1),
    p: () => go(-1),
    f: () => { const radio = document.querySelector(".filter input:checked, .filter input"); if (radio) radio.focus(); },
    s: () => { const box = one("spelling"); if (box) box.click(); },
    o: () => {
      const entries = shown();
      const entry = entries[Math.max(current(entries), 0)];
      const folds = entry ? all("details", entry) : [];
      const open = folds.some((fold) => !fold.open);
      for (const fold of folds) fold.open = open;
    },
    "?": () => (dialog.open ? dialog.close() : dialog.showModal()),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const at = event.target;
    if (at instanceof Element && at.matches("textarea, select, [contenteditable], input[type=text]")) return;
    const act = Object.hasOwn(keys, event.key) ? keys[event.key] : null;
    if (!act || (dialog.open && event.key !== "?") || (!one("keys-on").checked && event.key !== "?")) return;
    event.preventDefault();
    act();
  });

  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (!button) return;
    if ("copy" in button.dataset) copy(button);
    if ("keys" in button.dataset) dialog.showModal();
  });

  // A word touched chooses its tie: a finger does not hover.
  document.addEventListener("click", (event) => {
    const word = event.target instanceof Element ? event.target.closest(".words [class^='k']") : null;
    const tie = word && word.closest(".row").querySelector(`label.${word.className} > input`);
    if (tie && !event.target.closest("a")) tie.checked = true;
  });

  // A link into something folded, or hidden by the filter, opens the way to it.
  function arrive() {
    const target = location.hash.length > 1 ? one(decodeURIComponent(location.hash.slice(1))) : null;
    if (!target) return;
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    if (!target.getClientRects().length) {
      const every = one("only-all");
      if (every) every.checked = true;
    }
    target.scrollIntoView({ block: "start" });
  }
  window.addEventListener("hashchange", arrive);
  arrive();
})();
