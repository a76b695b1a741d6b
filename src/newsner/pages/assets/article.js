"use strict";
(() => {
  const marks = [...document.querySelectorAll("mark")];
  const links = [...document.querySelectorAll("nav a[data-entity]")];
  const slider = document.getElementById("score");
  const status = document.querySelector(".status");
  const output = document.querySelector("output");
  const byEntity = new Map();
  for (const mark of marks) {
    if (!byEntity.has(mark.dataset.entity)) byEntity.set(mark.dataset.entity, []);
    byEntity.get(mark.dataset.entity).push(mark);
  }
  const shown = (entity) => (byEntity.get(entity) || []).filter((mark) => !mark.classList.contains("low"));
  let entity = null;
  let at = -1;

  function go(to, step) {
    const mentions = shown(to);
    if (!mentions.length) return;
    at = to === entity ? (at + step + mentions.length) % mentions.length : step < 0 ? mentions.length - 1 : 0;
    entity = to;
    for (const mark of marks) mark.classList.remove("here");
    for (const link of links) {
      if (link.dataset.entity === to) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    const mark = mentions[at];
    mark.classList.add("here");
    mark.scrollIntoView({ block: "center" });
    const name = links.find((link) => link.dataset.entity === to).textContent;
    status.textContent = `${name}: ${at + 1} of ${mentions.length}`;
  }

  function leave() {
    entity = null;
    at = -1;
    status.textContent = "";
    for (const mark of marks) mark.classList.remove("here");
    for (const link of links) link.removeAttribute("aria-current");
  }

  for (const link of links) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      go(link.dataset.entity, event.shiftKey ? -1 : 1);
    });
  }
  for (const mark of marks) {
    mark.addEventListener("click", () => {
      entity = mark.dataset.entity;
      at = shown(entity).indexOf(mark) - 1;
      go(entity, 1);
    });
    mark.addEventListener("keydown", (event) => {
      if (event.key === "Enter") mark.click();
    });
  }
  slider.addEventListener("input", () => {
    const least = Number(slider.value);
    output.textContent = least.toFixed(2);
    for (const mark of marks) {
      mark.classList.toggle("low", mark.dataset.score !== undefined && Number(mark.dataset.score) < least);
    }
    for (const link of links) {
      const left = shown(link.dataset.entity).length;
      link.parentElement.querySelector(".count").textContent = left;
      link.parentElement.hidden = left === 0;
    }
    leave();
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.tagName === "INPUT") return;
    if (event.key === "Escape") leave();
    if (entity === null) return;
    if (event.key === "n") go(entity, 1);
    if (event.key === "p") go(entity, -1);
  });
  document.body.classList.add("scripted");
})();
