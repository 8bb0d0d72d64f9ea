// The matrix explorer: pick a node, see what the matrices say of it. Data enters the page as text only.
"use strict";

(() => {
  const data = JSON.parse(document.getElementById("explorer-data").textContent);
  const root = document.getElementById("explorer");
  const search = document.getElementById("explorer-search");
  const framework = document.getElementById("explorer-framework");
  const count = document.getElementById("explorer-count");
  const list = document.getElementById("explorer-list");
  const panel = document.getElementById("explorer-node");

  const TITLES = {
    "action-line": "Action lines",
    goal: "Goals",
    target: "Targets",
    objective: "Objectives",
    theme: "Themes",
    commitment: "Commitments",
  };
  const STATES = {
    stated: "The matrices link the two.",
    "not stated": "The matrices speak of both, and do not link them.",
    "out of scope": "The matrices do not speak of one of them, so their silence says nothing.",
  };
  const byKey = new Map(data.nodes.map((node) => [node.key, node]));
  data.nodes.forEach((node, place) => {
    node.place = place;
    node.words = `${node.code} ${node.key} ${node.name}`.toLowerCase();
  });
  const relations = data.relations.flatMap(read);
  let blanket = true;

  // Make an element; strings among its children become text.
  function element(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
    made.append(...children);
    return made;
  }

  // Read a relation from both of its ends: for each node, its links by the place of the other node.
  function read(relation) {
    return [0, 1].map((end) => {
      const links = new Map();
      for (const link of relation.links) {
        const [standing, isBlanket, evidence, reason] = link.slice(2);
        if (!links.has(link[end])) links.set(link[end], new Map());
        links.get(link[end]).set(link[1 - end], { standing, blanket: isBlanket, evidence, reason });
      }
      return {
        from: relation.ends[end],
        to: relation.ends[1 - end],
        near: new Set(relation.scopes[end]),
        far: new Set(relation.scopes[1 - end]),
        links,
      };
    });
  }

  function linkOf(relation, node, other) {
    const link = relation.links.get(node.place)?.get(other.place);
    return link && (blanket || !link.blanket) ? link : undefined;
  }

  function stateOf(relation, node, other) {
    if (linkOf(relation, node, other)) return "stated";
    return relation.near.has(node.place) && relation.far.has(other.place) ? "not stated" : "out of scope";
  }

  function nodesOf(name) {
    return data.nodes.filter((node) => node.framework === name);
  }

  // A goal shows its colour beside its number.
  function code(node) {
    const shown = element("a", { href: `#${node.key}` }, node.code);
    if (!node.color) return [shown];
    const swatch = element("span", { class: "swatch" });
    swatch.style.background = node.color;
    return [element("span", { class: "nowrap" }, swatch, " ", shown)];
  }

  function codes(nodes) {
    return nodes.flatMap((node, number) => (number ? [", ", ...code(node)] : code(node)));
  }

  // ---- the list ----------------------------------------------------------------------------------------------------

  function matches() {
    const asked = search.value.trim().toLowerCase();
    const words = asked.split(/\s+/);
    const exact = (node) => [node.key, node.code].some((name) => name.toLowerCase() === asked);
    return data.nodes
      .filter((node) => !framework.value || node.framework === framework.value)
      .filter((node) => words.every((word) => node.words.includes(word)))
      .sort((one, other) => exact(other) - exact(one));
  }

  function fill() {
    const found = matches();
    const picked = decoded()[0];
    list.replaceChildren(
      ...found.map((node) => {
        const link = element("a", { href: `#${node.key}` }, element("b", {}, node.code), ` ${node.name}`);
        if (node.key === picked) link.setAttribute("aria-current", "true");
        return element("li", {}, link);
      }),
    );
    const current = list.querySelector("[aria-current]");
    if (current) list.scrollTop = current.offsetTop - list.offsetTop - list.clientHeight / 3;
    count.textContent = found.length === 1 ? "1 node" : `${found.length} nodes`;
  }

  function step(event) {
    const links = [...list.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    if (event.key === "ArrowDown") links[Math.min(at + 1, links.length - 1)]?.focus();
    else if (event.key === "ArrowUp") (at > 0 ? links[at - 1] : search).focus();
    else if (event.key === "Escape") search.focus();
    else return;
    event.preventDefault();
  }

  // ---- the node ----------------------------------------------------------------------------------------------------

  function evidence(link) {
    const shown = element("td", { class: "evidence" });
    link.evidence.forEach((number, place) => {
      const [words, page] = data.evidence[number];
      shown.append(...(place ? [element("br")] : []), element("a", { href: page }, words));
    });
    return shown;
  }

  function standing(link) {
    const kind = link.blanket ? "blanket" : link.standing;
    const words = `${link.standing}${link.blanket ? ", blanket" : ""}`;
    const mark = element("span", { "aria-hidden": "true" }, `${data.marks[kind]} `);
    const reason = link.reason === null ? "" : `: ${data.reasons[link.reason]}`;
    return element("td", {}, element("span", reason ? { class: "reason" } : {}, mark, words, reason));
  }

  function row(node, link) {
    return element("tr", {}, element("td", {}, ...code(node)), element("td", {}, node.name), standing(link), evidence(link));
  }

  function table(found, title) {
    const heads = [title.toLowerCase(), "name", "standing", "evidence"].map((words) => element("th", { scope: "col" }, words));
    const rows = found.map(([node, link]) => row(node, link));
    const made = element("table", {}, element("thead", {}, element("tr", {}, ...heads)), element("tbody", {}, ...rows));
    return element("div", { class: "table-wrapper" }, made);
  }

  function folded(words, nodes) {
    if (!nodes.length) return [];
    return [element("details", {}, element("summary", {}, `${words}: ${nodes.length}`), element("p", {}, ...codes(nodes)))];
  }

  function linked(relation, node) {
    const title = TITLES[relation.to];
    const others = nodesOf(relation.to);
    if (!relation.near.has(node.place)) {
      return [element("h3", {}, title), element("p", {}, "Not spoken of (out of scope): the matrices do not have it.")];
    }
    const found = others.map((other) => [other, linkOf(relation, node, other)]).filter(([, link]) => link);
    const left = (state) => others.filter((other) => stateOf(relation, node, other) === state);
    return [
      element("h3", {}, `${title}: ${found.length} of ${others.length}`),
      ...(found.length ? [table(found, title)] : []),
      ...folded("Not stated", left("not stated")),
      ...folded("Not spoken of (out of scope)", left("out of scope")),
    ];
  }

  function pair(node, own, asked) {
    if (!own.length) return [];
    const groups = own.map((relation) => {
      const options = nodesOf(relation.to).map((other) => element("option", { value: other.key }, `${other.code} ${other.name}`));
      return element("optgroup", { label: TITLES[relation.to] }, ...options);
    });
    const select = element("select", { id: "explorer-other" }, element("option", { value: "" }, "choose a node"), ...groups);
    const answer = element("p", { id: "explorer-answer", role: "status" });
    const tell = () => {
      const other = byKey.get(select.value);
      const relation = other && own.find((each) => each.to === other.framework);
      const state = relation && stateOf(relation, node, other);
      answer.replaceChildren(
        ...(state ? [element("strong", {}, `${node.code} and ${other.code}: ${state}.`), ` ${STATES[state]}`] : []),
      );
    };
    select.value = asked && own.some((relation) => relation.to === asked.framework) ? asked.key : "";
    select.addEventListener("change", () => {
      history.replaceState(null, "", `#${node.key}${select.value && `+${select.value}`}`);
      tell();
    });
    tell();
    const label = element("label", { for: "explorer-other" }, `What do the matrices say of ${node.code} and`);
    return [element("h3", {}, "Ask about a pair"), element("p", {}, label, " ", select), answer];
  }

  function switchOf() {
    const box = element("input", { type: "checkbox", id: "explorer-blanket" });
    box.checked = blanket;
    box.addEventListener("change", () => {
      blanket = box.checked;
      show({ focus: false });
      document.getElementById("explorer-blanket").focus();
    });
    return element("p", {}, element("label", {}, box, ' Count links that are there only because a row says "All"'));
  }

  // Show the node that the address names.
  function show({ focus }) {
    const [key, other] = decoded();
    fill();
    if (!key) {
      panel.replaceChildren(element("p", {}, "Nothing picked yet."));
      return;
    }
    const node = byKey.get(key);
    if (!node) {
      panel.replaceChildren(element("p", { role: "alert" }, `No node is called ${key}.`));
      return;
    }
    const own = relations.filter((relation) => relation.from === node.framework);
    const heading = element("h2", { tabindex: "-1" }, `${node.code} ${node.name}`);
    const parts = node.parts.map((place) => data.nodes[place]);
    panel.replaceChildren(
      heading,
      element("p", {}, element("a", { href: node.page }, "Its page"), ", with titles and citations"),
      ...(parts.length ? [element("p", {}, "Its parts: ", ...codes(parts))] : []),
      ...(own.length ? [switchOf()] : [element("p", {}, "The matrices speak of its parts.")]),
      ...own.flatMap((relation) => linked(relation, node)),
      ...pair(node, own, byKey.get(other)),
    );
    if (focus) heading.focus();
  }

  // Read the address: a key, or two with a plus sign between.
  function decoded() {
    try {
      return decodeURIComponent(location.hash.slice(1)).split("+");
    } catch {
      return [location.hash.slice(1)];
    }
  }

  framework.append(element("option", { value: "" }, "every framework"));
  for (const name of data.frameworks) framework.append(element("option", { value: name }, TITLES[name]));
  search.addEventListener("input", fill);
  framework.addEventListener("change", fill);
  root.addEventListener("keydown", (event) => {
    if (event.target === search ? event.key === "ArrowDown" : list.contains(event.target)) step(event);
  });
  document.getElementById("explorer-pick").addEventListener("submit", (event) => {
    event.preventDefault();
    const first = matches()[0];
    if (first) location.hash = first.key;
  });
  window.addEventListener("hashchange", () => show({ focus: true }));
  root.hidden = false;
  show({ focus: false });
})();
