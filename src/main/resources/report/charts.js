"use strict";

/** Charts on uPlot. Every chart has its figures beside it as a table, for who does not see it. */
const charts = (() => {
  const { make, number } = dom;
  const HEIGHT = 170;
  const drawn = new Map();

  const sizes = new ResizeObserver((entries) => {
    for (const { target, contentRect } of entries) {
      const chart = drawn.get(target);
      if (chart && contentRect.width > 0 && Math.round(contentRect.width) !== chart.width) {
        chart.setSize({ width: Math.round(contentRect.width), height: HEIGHT });
      }
    }
  });

  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    drawn.forEach((chart) => chart.redraw());
  });

  function color(name) {
    return () => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  }

  function axis(more) {
    return {
      stroke: color("--muted"),
      grid: { stroke: color("--grid"), width: 1 },
      ticks: { show: false },
      font: "12px system-ui, sans-serif",
      ...more,
    };
  }

  /**
   * Bars over a line that says where the limit is.
   *
   * data: x of every bar, heights, and the limit at every bar or null
   * says: number of a bar -> what it shows, in words; head and rows: the same as a table
   */
  function bars({ label, data, tick, says, head, rows }) {
    const place = make("div", { class: "chart", role: "img", "aria-label": label });
    const readout = make("p", { class: "readout", "aria-hidden": "true" });
    const highest = Math.max(1, ...data[1], ...(data[2] ? data[2].slice(0, 1) : []));
    const series = [
      {},
      { fill: color("--bar"), stroke: color("--bar-ink"), width: 0, points: { show: false }, paths: uPlot.paths.bars({ size: [0.9, 60], align: 1 }) },
    ];
    if (data[2]) {
      series.push({ stroke: color("--limit"), width: 2, dash: [6, 4], points: { show: false } });
    }
    const step = data[0].length > 1 ? data[0][1] - data[0][0] : 1;
    const last = data[0][data[0].length - 1] + step;
    // One more place at the end, so that the line goes on to the end of the last bar.
    const padded = [[...data[0], last], [...data[1], null]];
    if (data[2]) {
      padded.push([...data[2], data[2][0]]);
    }
    const options = {
      width: 320,
      height: HEIGHT,
      padding: [10, 16, 0, 0],
      legend: { show: false },
      cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
      scales: { x: { time: false, range: [data[0][0], last] }, y: { range: [0, highest * 1.08] } },
      axes: [
        axis({ values: (_, ticks) => ticks.map(tick), space: 60, size: 30 }),
        axis({ values: (_, ticks) => ticks.map((each) => (Number.isInteger(each) ? number(each) : "")), size: 48 }),
      ],
      series,
      hooks: {
        setCursor: [
          (chart) => {
            const at = chart.cursor.left >= 0 ? Math.floor((chart.posToVal(chart.cursor.left, "x") - data[0][0]) / step) : -1;
            readout.textContent = at >= 0 && at < data[0].length ? says(at) : "";
          },
        ],
      },
    };
    drawn.set(place, new uPlot(options, padded, place));
    sizes.observe(place);
    return [place, readout, asTable(label, head, rows)];
  }

  /** Made when it is opened: most are not. */
  function asTable(label, head, rows) {
    const details = make("details", null, make("summary", null, "The figures"));
    details.addEventListener(
      "toggle",
      () => {
        const table = make(
          "table",
          { "aria-label": label },
          make("thead", null, make("tr", null, ...head.map((each) => make("th", { scope: "col" }, each)))),
          make(
            "tbody",
            null,
            ...rows().map((row) => make("tr", null, ...row.map((cell) => make("td", null, String(cell))))),
          ),
        );
        details.append(make("div", { class: "figures", tabindex: "0", role: "region", "aria-label": label }, table));
      },
      { once: true },
    );
    return details;
  }

  return { bars };
})();
