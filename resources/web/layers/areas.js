"use strict";
/* Areas coloured by a value in five steps, or by grade; what has no value is hatched. They lie under the heat and the streets. */

(() => {
  const UNKNOWN = 255, HATCH = 14, EDGE = 1.2, GRADED_EDGE = 5; // mock px
  const GRADES = "ABCDE", HATCHED_GRADE = 3, GRADE_ALPHA = 0.62; // light plates, dimmed so that streets and marks stay seen
  const SHIFTS = [[0, 0], [0, 30], [0, -30], [50, 0], [-50, 0]];
  let areas = null, paths = [], unknown = null, outlines = [];

  function take(data) {
    areas = data;
    paths = Array.from({ length: data.meta.steps }, () => new Path2D());
    unknown = null;
    outlines = Array.from(data.step, () => new Path2D());
    for (let n = 0; n + 1 < data.starts.length; n += 1) {
      const area = data.of[n], step = data.step[area];
      if (step === UNKNOWN) unknown = unknown || new Path2D();
      for (const path of [step === UNKNOWN ? unknown : paths[step], outlines[area]]) {
        path.moveTo(data.x[data.starts[n]], data.y[data.starts[n]]);
        for (let at = data.starts[n] + 1; at < data.starts[n + 1]; at += 1) path.lineTo(data.x[at], data.y[at]);
        path.closePath();
      }
    }
  }

  /** Return the colour of step *n* of *steps*: the middle of its stretch of the ramp. */
  wanmi.stepColour = (ramp, n, steps) => {
    const [r, g, b, a] = wanmi.coloursOf(ramp.stops).subarray(4 * Math.round(((n + 0.5) / steps) * 255));
    return `rgba(${r},${g},${b},${a / 255})`;
  };

  /** Return the colour of grade *n*, A first. */
  wanmi.gradeColour = (theme, n) => theme.grades[GRADES[n]].fill + Math.round(255 * GRADE_ALPHA).toString(16);

  /** Return how step *n* is filled. */
  function colourOf(theme, n) {
    const { ramp, steps } = areas.meta;
    return ramp === "grades" ? wanmi.gradeColour(theme, n) : wanmi.stepColour(theme.heat[ramp], n, steps);
  }

  function draw(ctx, camera, stage) {
    if (!areas || !areas.step.length) return;
    const { k, ox, oy, unit } = camera;
    stage.aim(ctx, k, ox, oy);
    const isGraded = areas.meta.ramp === "grades";
    ctx.strokeStyle = isGraded ? stage.theme.map_ground : stage.theme.line;
    ctx.lineWidth = ((isGraded ? GRADED_EDGE : EDGE) * unit) / k;
    paths.forEach((path, n) => {
      ctx.fillStyle = colourOf(stage.theme, n);
      ctx.fill(path);
      ctx.stroke(path);
    });
    if (isGraded) hatch(ctx, camera, stage, paths[HATCHED_GRADE], stage.theme.grades.D.on, 3);
    if (unknown) hatch(ctx, camera, stage, unknown, stage.theme.text3, 1.2);
    stage.aim(ctx);
  }

  /** Lay a hatch over *path*, its lines *width* mock px wide. */
  function hatch(ctx, camera, stage, path, colour, width) {
    ctx.save();
    ctx.stroke(path);
    ctx.clip(path);
    stage.aim(ctx);
    ctx.strokeStyle = colour;
    ctx.globalAlpha = 0.5;
    ctx.lineWidth = width * camera.unit;
    ctx.beginPath();
    for (let x = -camera.height; x < camera.width; x += HATCH * camera.unit) {
      ctx.moveTo(x, camera.height);
      ctx.lineTo(x + camera.height, 0);
    }
    ctx.stroke();
    ctx.restore();
  }

  function askForLabels(ctx, camera, board) {
    if (!areas) return;
    const { k, ox, oy, unit } = camera;
    board.nameLimit = (board.nameLimit || 0) + areas.meta.labels.length;
    areas.meta.labels.forEach(([row, text], place) => {
      const x = areas.midX[row] * k + ox, y = areas.midY[row] * k + oy;
      if (!board.sees(x, y, 0)) return;
      const spots = SHIFTS.map(([dx, dy]) => [x + dx * unit, y + dy * unit]);
      board.label({ key: `area ${row}`, text, style: "plain", rank: 66 - place * 0.001, spots });
    });
  }

  /** Return the row of the area under (x, y) px of the picture, -1 where there is none. */
  function rowAt(x, y, stage) {
    if (!areas) return -1;
    const { k, ox, oy } = stage.camera, ctx = stage.live;
    ctx.save();
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    const row = outlines.findIndex((path) => ctx.isPointInPath(path, (x - ox) / k, (y - oy) / k));
    ctx.restore();
    return row;
  }

  /** Return what an area says under the pointer at (x, y) px of the picture. */
  function hover(x, y, stage) {
    return (areas && areas.meta.hovers[rowAt(x, y, stage)]) || "";
  }

  wanmi.layer({
    name: "areas",
    stales: { field: true },
    take,
    hover,
    rowAt,
    version: () => areas.version,
    passes: [
      { on: "field", order: 5, draw },
      { on: "marks", order: 92, draw: askForLabels },
    ],
  });
})();
