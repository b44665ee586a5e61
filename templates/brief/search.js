// Search in the page. Without it the page is whole; the search bar is shown only when this runs.
(() => {
  "use strict";
  const part = (id) => document.getElementById(id);
  const bar = part("find"), field = part("find-words"), count = part("find-count"), main = part("main");
  if (!bar || !field || !count || !main) return;
  const BLOCK = "p,li,td,th,h1,h2,h3,h4,caption,figcaption,dt,dd,blockquote,div,section";
  const MOST = 2000;
  let hits = [], at = -1, timer = 0;

  // Accents, case, kinds of quotation marks and dashes make no difference.
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
    .replace(/[‘’ʼ]/g, "'").replace(/[“”„«»]/g, '"').replace(/[‐‑–—]/g, "-").replace(/\s+/g, " ");

  const clear = () => {
    const parents = new Set();
    for (const mark of main.querySelectorAll("mark.hit")) {
      parents.add(mark.parentNode);
      mark.replaceWith(...mark.childNodes);
    }
    for (const parent of parents) parent.normalize();
    hits = [];
    at = -1;
  };

  // The text nodes of the page, those of one paragraph together.
  const paragraphs = () => {
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    const groups = [];
    let last, node;
    while ((node = walker.nextNode())) {
      if (node.parentElement.closest("svg,script")) continue;
      const block = node.parentElement.closest(BLOCK);
      if (block !== last) groups.push([]);
      last = block;
      groups[groups.length - 1].push(node);
    }
    return groups;
  };

  // Every folded character of a paragraph with the node and offsets it comes from.
  const places = (nodes) => {
    const found = [];
    let text = "";
    for (const node of nodes) {
      let offset = 0;
      for (const letter of node.data) {
        const folded = fold(letter), end = offset + letter.length;
        if (!(folded === " " && text.endsWith(" "))) {
          for (const unit of folded.split("")) { text += unit; found.push([node, offset, end]); }
        }
        offset = end;
      }
    }
    return [text, found];
  };

  const wrap = (found) => {
    const spans = new Map();
    for (const [node, start, end] of found) {
      const span = spans.get(node);
      spans.set(node, [span ? span[0] : start, end]);
    }
    return [...spans].reverse().map(([node, [start, end]]) => {
      node.splitText(end);
      const mark = document.createElement("mark");
      mark.className = "hit";
      const words = node.splitText(start);
      words.replaceWith(mark);
      mark.append(words);
      return mark;
    }).reverse();
  };

  const search = () => {
    clear();
    const wanted = fold(field.value).trim();
    bar.classList.toggle("busy", wanted.length > 1);
    if (wanted.length < 2) { count.value = ""; return; }
    for (const nodes of paragraphs()) {
      if (hits.length >= MOST) break;
      if (!fold(nodes.map((node) => node.data).join("")).includes(wanted)) continue;
      const [text, found] = places(nodes), starts = [];
      for (let start = text.indexOf(wanted); start >= 0; start = text.indexOf(wanted, start + wanted.length)) starts.push(start);
      hits.push(...starts.reverse().map((start) => wrap(found.slice(start, start + wanted.length))).reverse());
    }
    if (hits.length) go(0);
    else count.value = bar.dataset.none;
  };

  const go = (number) => {
    if (!hits.length) return;
    for (const mark of hits[at] || []) mark.classList.remove("current");
    at = (number + hits.length) % hits.length;
    for (const mark of hits[at]) mark.classList.add("current");
    hits[at][0].scrollIntoView({ block: "center" });
    count.value = bar.dataset.count.replace("{place}", at + 1).replace("{total}", hits.length + (hits.length >= MOST ? "+" : ""));
  };

  // Escape ends the search; reading goes on where the hit was.
  const leave = () => {
    const block = at >= 0 ? hits[at][0].closest(BLOCK) : null;
    field.value = "";
    search();
    if (!block) return;
    block.tabIndex = -1;
    block.focus({ preventScroll: true });
  };

  const now = () => { clearTimeout(timer); timer = 0; search(); };
  field.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(now, 200); });
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    if (timer) now();
    else go(at + (event.shiftKey ? -1 : 1));
  });
  bar.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { event.preventDefault(); leave(); }
  });
  part("find-next").addEventListener("click", () => go(at + 1));
  part("find-previous").addEventListener("click", () => go(at - 1));

  // A table wider than the screen can be scrolled with the keyboard.
  const scrollers = () => {
    for (const box of document.querySelectorAll(".tabled")) {
      const wide = box.scrollWidth > box.clientWidth, caption = box.querySelector("caption");
      if (wide) { box.tabIndex = 0; box.setAttribute("role", "region"); } else { box.removeAttribute("tabindex"); box.removeAttribute("role"); }
      if (wide && caption) box.setAttribute("aria-label", caption.textContent.trim()); else box.removeAttribute("aria-label");
    }
  };
  addEventListener("resize", scrollers);
  scrollers();
  bar.hidden = false;
})();
