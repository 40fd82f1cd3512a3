"use strict";

/** Elements and figures. Text from outside goes through textContent, in a <bdi> of its own. */
const dom = (() => {
  /** An element with properties, then children: elements, or text of our own. */
  function make(tag, properties, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(properties || {})) {
      if (name === "class") {
        element.className = value;
      } else if (name.startsWith("on")) {
        element.addEventListener(name.slice(2), value);
      } else if (value === true) {
        element.setAttribute(name, "");
      } else if (value !== false && value !== null && value !== undefined) {
        element.setAttribute(name, value);
      }
    }
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
  }

  /** Text that somebody else wrote: its direction ends where it ends. */
  function said(text) {
    const element = document.createElement("bdi");
    element.textContent = text;
    return element;
  }

  /** Name and value pairs for a <dl>; a value that is null is left out. */
  function pairs(list) {
    return list
      .filter(([, value]) => value !== null && value !== undefined)
      .map(([name, value]) => make("div", null, make("dt", null, name), make("dd", null, value)));
  }

  /** A bar cut in parts; whatever it shows is said in words beside it. */
  function stack(parts) {
    const bar = make("div", { class: "stack", "aria-hidden": "true" });
    for (const [name, count] of parts.filter(([, count]) => count > 0)) {
      const part = make("i", { class: name });
      part.style.flexGrow = count;
      bar.append(part);
    }
    return bar;
  }

  function share(part, whole) {
    const fill = make("i");
    fill.style.width = (whole ? (100 * part) / whole : 0) + "%";
    return make("span", { class: "share", "aria-hidden": "true" }, fill);
  }

  const whole = new Intl.NumberFormat("en");

  function number(value) {
    return whole.format(value);
  }

  /** Rounded down, so that 100 % is said only when nothing is missing. */
  function percent(part, of) {
    return of ? Math.floor((1000 * part) / of) / 10 + " %" : "–";
  }

  function duration(millis) {
    if (millis < 1000) {
      return Math.round(millis) + " ms";
    }
    if (millis < 120000) {
      return (millis / 1000).toFixed(1) + " s";
    }
    const seconds = Math.round(millis / 1000);
    const minutes = Math.floor(seconds / 60);
    return minutes < 120 ? minutes + " min " + (seconds % 60) + " s" : Math.floor(minutes / 60) + " h " + (minutes % 60) + " min";
  }

  /** An instant as everywhere in the program: UTC. */
  function time(instant) {
    return instant.slice(0, 19).replace("T", " ") + " UTC";
  }

  /** For comparing and searching: without case and marks. */
  function folded(text) {
    return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  }

  function counted(count, one, many) {
    return number(count) + " " + (count === 1 ? one : many || one + "s");
  }

  return { make, said, pairs, stack, share, number, percent, duration, time, folded, counted };
})();
