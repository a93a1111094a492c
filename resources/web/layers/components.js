"use strict";
/* The components: dots from afar, drawn with the still picture; up to two thousand in view as shapes that can be clicked. */

(() => {
  const KINDS = ["intact", "damaged", "lost", "abandoned", "removed"]; // by ComponentState of app/domain/component.py
  const ROOM = 2000, SIZE = 10, SOUND = 0.28; // shapes in view; half height in mock px; how faint what is in order is from afar
  let components = null, splat = null, sheet = null;

  /** Return the rows in view, at most ROOM + 1 of them. */
  function inView(camera) {
    const { x, y } = components, { k, ox, oy, width, height } = camera, margin = SIZE * camera.unit, rows = [];
    for (let n = 0; n < x.length && rows.length <= ROOM; n += 1) {
      const px = x[n] * k + ox, py = y[n] * k + oy;
      if (px > -margin && py > -margin && px < width + margin && py < height + margin) rows.push(n);
    }
    return rows;
  }

  function drawDots(ctx, camera, stage) {
    if (!components || !components.x.length) return;
    components.shown = inView(camera);
    if (components.shown.length <= ROOM) return;
    components.shown = [];
    splat = splat || new wanmi.Splat();
    sheet = sheet || document.createElement("canvas").getContext("2d");
    const { width, height } = ctx.canvas, { k, ox, oy, unit } = camera, ratio = stage.ratio, T = stage.theme;
    if (sheet.canvas.width !== width || sheet.canvas.height !== height) Object.assign(sheet.canvas, { width, height });
    splat.resize(width, height, camera.left * ratio, camera.top * ratio);
    const at = [k * ratio, ox * ratio, oy * ratio], radius = Math.max(1, 1.0 * unit * ratio);
    ctx.save();
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    for (const [rows, size, colour, alpha] of [[components.sound, 1, T.text3, SOUND], [components.wrong, 1.8, T.text1, 0.9]]) {
      splat.discs(rows, components.x, components.y, ...at, size * radius, [colour]);
      splat.put(sheet);
      ctx.globalAlpha = alpha;
      ctx.drawImage(sheet.canvas, 0, 0);
    }
    ctx.restore();
  }

  function drawMarks(ctx, camera, board) {
    if (!components || !components.shown) return;
    const { k, ox, oy, unit } = camera, size = SIZE * unit;
    for (const row of components.shown) {
      const [x, y] = board.mark(board.sprites.of(KINDS[components.state[row]], size), components.x[row] * k + ox, components.y[row] * k + oy, size);
      board.obstacle(x, y, size, true);
      board.hit("components", components.version, row, x, y, 1.2 * size);
    }
  }

  wanmi.layer({
    name: "components",
    stales: { city: true },
    take(data) {
      const rows = [...data.state.keys()];
      components = Object.assign(data, { sound: rows.filter((n) => !data.state[n]), wrong: rows.filter((n) => data.state[n]) });
    },
    passes: [
      { on: "network", order: 50, draw: drawDots },
      { on: "marks", order: 6, draw: drawMarks },
    ],
  });
})();
