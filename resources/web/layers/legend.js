"use strict";
/* The boxes of text over the map; each stays inside one cell of the wall, and marks and labels keep out of them. */

(() => {
  const EDGE = 14, CELL = 640, FOOT = 160, PADDED = 22, SCALE_ROW = 50, MARKS_ROW = 44, SCALE_MAX = 233; // mock px
  const STEPS = [50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000, 50000];
  const HATCH = 32, STALE_LINE = 6; // mock px
  let boxes = {}, texts = null, scaleDrawn = null, veil = null;

  function make(tag, name, text) {
    const element = document.createElement(tag);
    if (name) element.className = name;
    if (text !== undefined) written(element, text);
    return element;
  }

  /** Write a text with its digits a little larger than its hanzi. */
  function written(element, text) {
    element.replaceChildren(...(text.match(/[0-9A-Za-z][0-9A-Za-z:.,%/]*|[^0-9A-Za-z]+/g) || []).map((run) => {
      if (!/^[0-9A-Za-z]/.test(run)) return run;
      const digits = document.createElement("i");
      digits.textContent = run;
      return digits;
    }));
  }

  function canvas(stage, width, height, paint) {
    const image = make("canvas"), ctx = image.getContext("2d"), px = stage.unit * stage.ratio;
    image.width = Math.ceil(width * px);
    image.height = Math.ceil(height * px);
    image.style.width = `${width * stage.unit}px`;
    image.style.height = `${height * stage.unit}px`;
    ctx.scale(px, px);
    paint(ctx);
    return image;
  }

  function marks(stage, list, columns) {
    const grid = make("div", "wanmi-marks");
    grid.style.gridTemplateColumns = columns;
    for (const [kind, halo, text] of list) {
      const entry = make("span");
      const size = halo ? 9 : kind === "ok" ? 12 : kind === "outOfGrid" ? 9.5 : 11;
      entry.append(canvas(stage, 32, 32, (ctx) => {
        ctx.translate(16, 16);
        wanmi.drawMark(ctx, stage.theme, kind, size, { haloed: halo });
      }), make("span", "", text));
      grid.append(entry);
    }
    return grid;
  }

  function ramp(stage, [name, low, high, unit]) {
    const row = make("div", "wanmi-row"), heat = stage.theme.heat[texts.ramp];
    const bar = canvas(stage, 240, 24, (ctx) => {
      ctx.fillStyle = stage.theme.map.blocks[0];
      ctx.fillRect(0, 0, 240, 24);
      if (texts.steps) return steps(ctx, heat);
      const table = wanmi.coloursOf(heat.stops);
      for (let x = 0; x < 240; x += 1) {
        const [r, g, b, a] = table.subarray(4 * Math.round((x / 239) * 255));
        ctx.fillStyle = `rgba(${r},${g},${b},${a / 255})`;
        ctx.fillRect(x, 0, 1, 24);
      }
      ctx.fillStyle = heat.isoline;
      for (const level of heat.levels) ctx.fillRect(240 * level - 1, 0, 2, 24);
      return undefined;
    });
    row.append(make("span", "", name), make("span", "", low), bar, make("span", "", high), make("span", "", unit));
    if (texts.unknown) row.append(hatched(stage), make("span", "", texts.unknown));
    return row;
  }

  /** The grades of an evaluation, each letter on its colour, with the least points it takes. */
  function grades(stage) {
    const row = make("div", "wanmi-row"), parts = [make("span", "", texts.heat[0])];
    row.style.justifyContent = "space-between";
    row.style.gap = 0;
    texts.grades.forEach(([letter, words], n) => parts.push(gradeMark(stage, letter, n), make("span", "", words)));
    row.append(...parts, hatched(stage, 28), make("span", "", texts.unknown));
    return row;
  }

  function gradeMark(stage, letter, n) {
    const { theme } = stage, size = theme.sizes.text;
    return canvas(stage, 34, 30, (ctx) => {
      ctx.fillStyle = theme.map_ground;
      ctx.fillRect(0, 0, 34, 30);
      ctx.fillStyle = wanmi.gradeColour(theme, n);
      ctx.fillRect(0, 0, 34, 30);
      ctx.fillStyle = letter === "E" ? theme.grades.E.on : theme.map_ground;
      ctx.font = `bold ${size}px ${stage.families}`;
      ctx.textAlign = "center";
      ctx.fillText(letter, 17, 15 + size * 0.36);
      ctx.strokeStyle = theme.line;
      ctx.strokeRect(0.5, 0.5, 33, 29);
    });
  }

  /** The scale in the steps that areas are coloured in. */
  function steps(ctx, heat) {
    const wide = 240 / texts.steps;
    for (let n = 0; n < texts.steps; n += 1) {
      ctx.fillStyle = wanmi.stepColour(heat, n, texts.steps);
      ctx.fillRect(n * wide, 0, wide - 2, 24);
    }
  }

  function hatched(stage, width = 40) {
    return canvas(stage, width, 24, (ctx) => {
      ctx.strokeStyle = stage.theme.text3;
      ctx.stroke(new Path2D("M0 24L24 0M12 24L36 0M24 24L40 8M0 12L12 0"));
    });
  }

  function scaleRow(stage) {
    const row = make("div", "wanmi-row");
    boxes.scale = make("span", "wanmi-end wanmi-row");
    row.append(make("span", "", texts.grid), boxes.scale);
    return row;
  }

  /** Draw the scale bar anew when the view has come nearer or gone away. */
  function drawScale(ctx, camera, board, stage) {
    if (!texts || scaleDrawn === camera.metres) return;
    scaleDrawn = camera.metres;
    const room = SCALE_MAX * camera.unit * camera.metres;
    const metres = STEPS.findLast((step) => step <= room) || STEPS[0], width = metres / camera.metres / camera.unit;
    const bar = canvas(stage, width, 20, (pen) => {
      pen.strokeStyle = stage.theme.text2;
      pen.lineWidth = 3;
      pen.stroke(new Path2D(`M1.5 4v12h${width - 3}v-12`));
    });
    const words = metres < 1000 ? `${metres} ${texts.metres}` : `${metres / 1000} ${texts.kilometres}`;
    boxes.scale.replaceChildren(make("span", "", texts.scale), bar, make("span", "", words));
  }

  function build(stage) {
    boxes = { title: make("div", "wanmi-box"), cases: make("div", "wanmi-box"), people: make("div", "wanmi-box") };
    const head = make("div", "wanmi-marks");
    head.style.cssText = "display:flex;flex-wrap:wrap;height:auto";
    boxes.name = make("b");
    boxes.freshness = make("span", "wanmi-end");
    boxes.note = make("div", "wanmi-note");
    head.append(boxes.name, boxes.freshness);
    boxes.title.append(head, boxes.note);
    const isShort = !texts.people.length;
    if (texts.cases.length) {
      const rows = marks(stage, texts.cases, isShort ? "repeat(4, auto)" : "1fr 1.13fr 1.13fr");
      if (isShort) rows.style.height = `${MARKS_ROW * stage.unit}px`;
      boxes.cases.append(rows);
    }
    boxes.cases.append(...scales(stage));
    boxes.people.style.display = isShort ? "none" : "";
    boxes.people.append(marks(stage, texts.people, "1.5fr 1fr 1fr"), scaleRow(stage));
    stage.container.append(boxes.title, boxes.cases, boxes.people);
    scaleDrawn = null;
  }

  /** Return the row that explains the ground's colours; a ground without colours has none. */
  function scales(stage) {
    if (texts.grades.length) return [grades(stage)];
    return texts.heat[2] ? [ramp(stage, texts.heat)] : [];
  }

  /** Lay a dimming hatch in a dashed frame over all that is drawn while the data are old; the boxes stay above it. */
  function cover(stage, isStale) {
    if (!isStale) {
      if (veil) veil.remove();
      veil = null;
      return;
    }
    const amber = stage.theme.soon, u = stage.unit, step = HATCH * u, line = 2 * u;
    veil = veil || stage.container.appendChild(make("div", "wanmi-stale"));
    Object.assign(veil.style, {
      position: "absolute", inset: "0", zIndex: 2, boxSizing: "border-box", pointerEvents: "none",
      border: `${STALE_LINE * u}px dashed ${amber}`,
      background: `repeating-linear-gradient(135deg, ${stage.theme.text3}66 0 ${line}px, transparent ${line}px ${step}px), ${stage.theme.map_ground}80`,
    });
  }

  /** Put the boxes into the corner cells, and tell the stage which parts of the page they take. */
  function lay(stage) {
    if (!texts) return;
    const size = stage.map.getSize(), u = stage.unit, width = Math.min(CELL * u, size.x / 2) - 2 * EDGE * u;
    const put = (box, x, y, height) => {
      Object.assign(box.style, { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: height ? `${height}px` : "auto" });
    };
    put(boxes.title, EDGE * u, EDGE * u);
    const rows = texts.cases.length ? (texts.people.length ? 2 : 1) : 0, hasScale = texts.grades.length || texts.heat[2];
    const high = PADDED + rows * MARKS_ROW + (hasScale ? SCALE_ROW : 0);
    put(boxes.cases, EDGE * u, size.y - (high + EDGE - 2) * u, high * u);
    put(boxes.people, size.x - width - EDGE * u, size.y - (FOOT + EDGE - 2) * u, FOOT * u);
    stage.reserved = [boxes.title, boxes.cases, boxes.people].map((box) => ({
      x: box.offsetLeft, y: box.offsetTop, w: box.offsetWidth, h: box.offsetHeight,
    }));
  }

  function remove(stage) {
    for (const box of [boxes.title, boxes.cases, boxes.people]) if (box) box.remove();
    boxes = {};
    stage.reserved = [];
  }

  wanmi.layer({
    name: "legend",
    take(data, stage) {
      const before = texts;
      texts = data.meta.legend;
      const same = before && texts && ["ramp", "heat", "steps", "grades", "unknown", "cases", "people"].every((key) => String(before[key]) === String(texts[key]));
      if (!same) remove(stage);
      cover(stage, Boolean(texts && texts.stale));
      if (!texts) return;
      if (!same) build(stage);
      written(boxes.name, texts.title);
      written(boxes.freshness, texts.freshness);
      boxes.freshness.style.color = texts.stale ? stage.theme.soon_text : "";
      written(boxes.note, texts.note);
      lay(stage);
    },
    resize: lay,
    passes: [{ on: "marks", order: 95, draw: drawScale }],
  });
})();
