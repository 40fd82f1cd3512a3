"use strict";

/** Fills the page from the run's figures, which stand in it as JSON. */
(() => {
  const { make, said, pairs, stack, share, number, percent, duration, time, counted } = dom;
  const run = JSON.parse(document.getElementById("run").textContent);
  const MARKS = { found: "✓", absent: "∅", failed: "✕", deferred: "…", skipped: "↷" };
  const ADVICE = {
    unavailable: "the service gave no usable answer: run tensoe resume",
    refused: "the service said no: a person must act (credentials, key, Premium)",
    unreadable: "the answer was not understood: a bug of ours, or a new layout; please report it",
    invalid: "the input is wrong, or several albums fit it: correct the row, add what the message asks for, and give it to --input again",
  };

  function section(id) {
    return document.getElementById(id);
  }

  function cards(id) {
    return section(id).querySelector(".cards");
  }

  function counts(object, noun) {
    const entries = Object.entries(object).filter(([, count]) => count > 0);
    return make("ul", { class: "legend" }, ...entries.map(([name, count]) => make("li", { class: name }, number(count) + " " + name + (noun || ""))));
  }

  function head() {
    const { end } = run;
    section("head").querySelector("h1").append("Run ", said(run.id));
    section("end").append(
      make("span", { class: "code " + (end.isGood ? "complete" : "partial") }, end.exit === undefined ? "not ended" : "exit " + end.exit),
      end.text,
    );
    section("meta").append(
      ...pairs([
        ["Command", said(run.command)],
        ["Runner", said(run.runner)],
        ["Started", time(run.started)],
        ["Ended", run.finished ? time(run.finished) : null],
        ["Duplicates dropped", run.duplicates || null],
        ["Bad rows", run.rejected || null],
      ].map(([name, value]) => [name, typeof value === "number" ? number(value) : value])),
    );
    section("made").append("Made by ", said("tensoe " + run.version), " on " + time(run.made) + ". It holds all it shows, loads nothing and sends nothing.");
  }

  function tile(figure, name, ...more) {
    return make("div", { class: "tile" }, make("strong", null, figure), make("span", null, name), ...more);
  }

  function tiles() {
    const { changes } = run.tracks;
    const written = Object.values(changes).reduce((sum, each) => sum + each, 0);
    const ratio = run.wallMs && run.boundMs ? (run.wallMs / run.boundMs).toFixed(2) + " ×" : "–";
    section("tiles").append(
      tile(number(run.albums.length), "albums wanted", stack(Object.entries(run.states)), counts(run.states)),
      tile(
        number(written),
        "tracks written",
        make("p", { class: "note" }, ["inserted", "updated", "unchanged"].map((each) => number(changes[each] || 0) + " " + each).join(", ")),
      ),
      tile(
        run.wallMs ? duration(run.wallMs) : "–",
        "from start to end",
        run.boundMs ? make("p", { class: "note" }, "at least " + duration(run.boundMs) + " under the limits") : null,
      ),
      tile(
        ratio,
        "of the shortest time",
        make("p", { class: "note" }, run.boundMs ? "wall_ms / bound_ms; 1 is as fast as the limits allow" : "no limit sets a shortest time"),
      ),
    );
    section("gaps").hidden = run.gaps.length === 0;
    section("gaps").append(...run.gaps.map((gap) => make("li", null, gap)));
  }

  /** What was said about an album, from the array it travels as. */
  function albumOf([artist, title, year, status, tracks, said]) {
    return { artist, title, year, status: run.statuses[status], rank: status, tracks, said };
  }

  function outcomeOf(album, index) {
    const said = album.said[index];
    return said ? run.outcomes[said[0]] : null;
  }

  function titled({ title, year }) {
    return make("b", null, said(title), year ? make("span", { class: "small" }, " " + year) : "");
  }

  /** On a narrow screen everything about an album stands in one cell. */
  function albumCell(album) {
    return [
      titled(album),
      make("span", { class: "by narrow" }, said(album.artist)),
      make("span", { class: "under narrow" }, chip(album.status), marks(album)),
    ];
  }

  function chip(status) {
    return make("span", { class: "chip " + status }, status);
  }

  function marks(album) {
    const list = run.sources.map((source, index) => {
      const outcome = outcomeOf(album, index);
      return outcome
        ? make(
            "span",
            { class: "mark " + outcome, title: source.title + ": " + outcome },
            make("span", { "aria-hidden": "true" }, MARKS[outcome]),
            make("span", { class: "word" }, " " + source.name),
            make("span", { class: "unseen" }, " " + outcome),
          )
        : null;
    });
    return make("span", { class: "marks" }, ...list);
  }

  function albumDetail(album) {
    const list = run.sources.map((source, index) => {
      const words = album.said[index];
      if (!words) {
        return [source.title, "not asked"];
      }
      const [outcome, reason, until, confidence] = words;
      const value = make("span", null, make("span", { class: run.outcomes[outcome] }, MARKS[run.outcomes[outcome]] + " " + run.outcomes[outcome]));
      if (confidence !== null) {
        value.append(", sure of the match to " + Math.round(confidence * 100) + " %");
      }
      if (reason) {
        value.append(": ", said(reason));
      }
      if (until) {
        value.append(" (not before " + time(until) + ")");
      }
      return [source.title, value];
    });
    return make("dl", null, ...pairs([...list, ["Tracks", number(album.tracks)]]));
  }

  function albums() {
    const rows = run.albums.map(albumOf);
    const everything = { label: "All " + number(rows.length), takes: () => true };
    const states = run.statuses
      .map((status) => ({ status, count: run.states[status] || 0 }))
      .filter(({ count }) => count > 0)
      .map(({ status, count }) => ({ label: status + " " + number(count), takes: (row) => row.status === status }));
    const outcomes = run.sources.flatMap((source, index) =>
      Object.entries(source.outcomes)
        .filter(([, count]) => count > 0)
        .map(([outcome, count]) => ({
          label: source.title + ": " + outcome + " (" + number(count) + ")",
          takes: (row) => outcomeOf(row, index) === outcome,
        })),
    );
    section("albums").append(
      ...pagedTable({
        name: "albums",
        nouns: "albums",
        rows,
        text: (row) => row.artist + " " + row.title + " " + (row.year || ""),
        title: (row) => row.title,
        detail: albumDetail,
        filters: [
          listFilter("albums-outcome", "What a source said", [{ label: "anything", takes: () => true }, ...outcomes]),
          buttonFilter("Status", [everything, ...states]),
        ],
        columns: [
          { label: "Album", class: "name", sort: (row) => dom.folded(row.title), cell: albumCell },
          { label: "Artist", class: "roomy", sort: (row) => dom.folded(row.artist), cell: (row) => said(row.artist) },
          { label: "Tracks", class: "number roomy", sort: (row) => row.tracks, cell: (row) => number(row.tracks) },
          { label: "Status", class: "roomy", sort: (row) => row.rank, cell: (row) => chip(row.status) },
          { label: "Sources", class: "roomy", cell: marks },
        ],
      }),
    );
  }

  function letters() {
    const place = section("letters");
    if (run.letters.length === 0) {
      place.append(make("p", { class: "lead" }, "None: every look-up ended with an answer, and no row of the input was bad."));
      return;
    }
    const rows = run.letters.map(([kind, source, artist, title, row, file, line, message, at]) => ({ kind, source, artist, title, row, file, line, message, at }));
    const kinds = Object.keys(ADVICE).filter((kind) => rows.some((row) => row.kind === kind));
    const count = (kind) => rows.filter((row) => row.kind === kind).length;
    place.append(
      make("ul", { class: "advice" }, ...kinds.map((kind) => make("li", null, make("b", null, number(count(kind)) + " " + kind), ": " + ADVICE[kind]))),
      ...pagedTable({
        name: "letters",
        nouns: "dead letters",
        rows,
        text: (row) => [row.artist, row.title, row.row, row.source, row.message].filter(Boolean).join(" "),
        filters: [
          buttonFilter("Kind", [
            { label: "All " + number(rows.length), takes: () => true },
            ...kinds.map((kind) => ({ label: kind + " " + number(count(kind)), takes: (row) => row.kind === kind })),
          ]),
        ],
        columns: [
          {
            label: "Wanted",
            class: "name",
            sort: (row) => dom.folded(row.title || row.row || ""),
            cell: letterCell,
          },
          { label: "Kind", class: "roomy", sort: (row) => row.kind + " " + row.source, cell: (row) => [make("span", { class: "failed kind" }, row.kind), make("br"), make("span", { class: "small" }, said(row.source))] },
          { label: "What happened", class: "roomy", cell: (row) => said(row.message) },
          {
            label: "Where",
            class: "roomy small",
            cell: (row) => (row.file ? whereOf(row) : ""),
          },
        ],
      }),
    );
  }

  /** On a narrow screen everything about a letter stands in one cell. */
  function letterCell(letter) {
    return [
      ...(letter.title ? [titled(letter), make("span", { class: "by" }, said(letter.artist))] : [make("b", null, said(letter.row || ""))]),
      make("span", { class: "narrow" }, make("span", { class: "failed" }, letter.kind), ", ", said(letter.source)),
      make("span", { class: "narrow small" }, said(letter.message)),
    ];
  }

  /** The whole path is in the way; it shows when it is pointed at. */
  function whereOf({ file, line }) {
    const name = make("span", { title: file }, said(file.split(/[/\\]/).pop()));
    name.append(line > 0 ? ", line " + line : "");
    return name;
  }

  /** Time since the first call, the same way all along an axis of that length. */
  function clock(whole) {
    const pad = (value) => String(value).padStart(2, "0");
    return (millis) => {
      if (whole < 60000) {
        return millis / 1000 + " s";
      }
      const seconds = Math.floor(millis / 1000);
      const minutes = pad(Math.floor(seconds / 60) % 60) + ":" + pad(seconds % 60);
      return whole < 3600000 ? minutes : Math.floor(seconds / 3600) + ":" + minutes;
    };
  }

  function calls(source) {
    const { calls } = source;
    if (!calls) {
      return null;
    }
    const window = duration(calls.windowMs).replace(".0", "");
    const peak = Math.max(...calls.full);
    const at = (index) => index * calls.stepMs;
    const since = clock(at(calls.full.length));
    const limit = calls.limit ? calls.full.map(() => calls.limit) : null;
    const label =
      source.title + ": most calls in any " + window + ", over time" + (calls.limit ? "; the dashed line is the limit of " + number(calls.limit) : "");
    const says = (index) =>
      "from " + since(at(index)) + ": " + counted(calls.own[index], "call") + "; fullest " + window + ": " + number(calls.full[index]);
    return make(
      "figure",
      null,
      make("figcaption", null, "Most calls in any " + window + ": " + number(peak) + (calls.limit ? " of " + number(calls.limit) + " allowed" : ", no limit")),
      ...charts.bars({
        label,
        data: [calls.full.map((_, index) => at(index)), calls.full, ...(limit ? [limit] : [])],
        tick: since,
        says,
        head: ["From", "Calls", "Fullest " + window],
        rows: () => calls.full.map((full, index) => [since(at(index)), number(calls.own[index]), number(full)]),
      }),
    );
  }

  function sourceCard(source) {
    const { requests, counts: tally } = source;
    const waited = tally.waited_ms || 0;
    return make(
      "article",
      { class: "card" },
      make("h3", null, source.title),
      stack(Object.entries(source.outcomes)),
      counts(source.outcomes),
      make(
        "dl",
        { class: "facts" },
        ...pairs([
          ["Requests", number(requests)],
          ["Requests planned", source.planned === undefined ? null : number(source.planned)],
          ["Limit", source.limit || "none"],
          ["Stored answers used", number(tally.stored || 0)],
          ["“Too fast” answers", number(tally.throttled || 0)],
          ["Tries after the first", number(tally.retries || 0)],
          ["Waited for the limit, a call", requests ? duration(waited / requests) : "–"],
          ["Tokens and robots.txt", number(tally.aside || 0)],
          ["Closed until", source.closedUntil ? time(source.closedUntil) : null],
        ]),
      ),
      source.note ? make("p", { class: "note" }, said(source.note)) : null,
      calls(source),
    );
  }

  function coverage() {
    const { rows, fields } = run.tracks;
    if (rows === 0) {
      section("coverage").append(make("p", { class: "lead" }, "No track of this run is in the database."));
      return;
    }
    const givenBy = (field) => {
      const parts = Object.entries(field.givenBy).map(([who, count]) => who.replaceAll(",", " + ") + " " + number(count));
      return [...parts, ...(field.none ? [number(field.none) + " answered with none"] : [])].join(", ");
    };
    const lines = fields.map((field) =>
      make(
        "tr",
        null,
        make("th", { scope: "row" }, field.name, make("span", { class: "small narrow" }, givenBy(field))),
        make("td", { class: "wide" }, share(field.known, rows)),
        make("td", { class: "number" }, percent(field.known, rows)),
        make("td", { class: "number roomy" }, number(field.known)),
        make("td", { class: "small roomy" }, givenBy(field)),
      ),
    );
    section("coverage").append(
      make("p", { class: "lead" }, "How many of the run's " + counted(rows, "track") + " have a value, and who gave it."),
      make(
        "div",
        { class: "panel rows" },
        make(
          "table",
          { "aria-label": "Coverage of every field" },
          make(
            "thead",
            null,
            make(
              "tr",
              null,
              make("th", { scope: "col" }, "Field"),
              make("td"),
              make("th", { scope: "col", class: "number" }, "Known"),
              make("th", { scope: "col", class: "number roomy" }, "Tracks"),
              make("th", { scope: "col", class: "roomy" }, "Given by"),
            ),
          ),
          make("tbody", null, ...lines),
        ),
      ),
    );
  }

  function scores() {
    const names = {
      aoty_score: ["Score of the album", "aoty_score: critics, else users"],
      aoty_user_score: ["User score of the album", "aoty_user_score"],
      popularity: ["Popularity", "popularity"],
    };
    const notes = Object.fromEntries(run.tracks.fields.map((field) => [field.name, field.note]));
    for (const [scale, bands] of Object.entries(run.tracks.scores)) {
      const [title, name] = names[scale] ?? [scale, scale];
      const note = notes[scale] ?? name;
      const known = bands.reduce((sum, each) => sum + each, 0);
      const width = 100 / bands.length;
      const band = (index) => index * width + " to " + (index + 1) * width;
      const card = make("article", { class: "card" }, make("h3", null, title), make("p", { class: "note" }, known ? counted(known, "track") + "; " + note : "No track has one. " + note + "."));
      if (known) {
        card.append(
          ...charts.bars({
            label: title + ": tracks by score from 0 to 100",
            data: [bands.map((_, index) => index * width), bands],
            tick: (value) => String(value),
            says: (index) => band(index) + ": " + counted(bands[index], "track"),
            head: ["Score", "Tracks"],
            rows: () => bands.map((count, index) => [band(index), number(count)]),
          }),
        );
      }
      cards("scores").append(card);
    }
  }

  function words(title, { distinct, most }) {
    const top = most.length ? most[0].rows : 0;
    const lines = most.map(({ word, rows }) =>
      make(
        "tr",
        null,
        make("th", { scope: "row" }, said(word)),
        make("td", { class: "wide" }, share(rows, top)),
        make("td", { class: "number" }, number(rows)),
      ),
    );
    const note = distinct > most.length ? "The " + most.length + " most frequent of " + number(distinct) : number(distinct) + " different";
    return make(
      "article",
      { class: "card" },
      make("h3", null, title),
      make("p", { class: "note" }, note + ", by tracks."),
      make(
        "table",
        { "aria-label": title + " by tracks" },
        make("thead", { class: "unseen" }, make("tr", null, make("th", { scope: "col" }, title), make("td"), make("th", { scope: "col" }, "Tracks"))),
        make("tbody", null, ...lines),
      ),
    );
  }

  head();
  tiles();
  albums();
  letters();
  cards("sources").append(...run.sources.map(sourceCard));
  coverage();
  scores();
  cards("words").append(words("Genres", run.tracks.genres), words("Moods", run.tracks.moods));
  document.documentElement.dataset.ready = "true";
})();
