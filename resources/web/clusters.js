"use strict";
/* Clusters: where many cases fall together from afar, one ring counts them by light. The number of red ones is said apart. */

(() => {
  const FROM = 700, SCREEN = 1920 * 1080; // so many cases on so many mock px are too many to tell apart
  const CELL = { wall: 130, desk: 84 }, LEAST = 6, KEPT = 400; // mock px; cases of a cluster; pictures
  const ORDER = ["over", "act", "soon", "paused", "ok", "none"];
  const pictures = new Map();

  const cellOf = (camera) => (camera.isWall ? CELL.wall : CELL.desk); // a wall's numbers are larger

  /** Whether *count* cases in view are too many to stand for themselves. */
  wanmi.isCrowded = (count, { width, height, unit }) => count > FROM * Math.max(0.2, (width * height) / (unit * unit * SCREEN));

  /**
   * Gather the *rows* in view in cells that stand still on the ground. *kindOf* gives a row's place in *kinds*. Return
   * {clusters: [{x, y, counts: {kind: number}, total}], rest: the rows of cells with few}.
   */
  wanmi.cluster = (rows, xs, ys, kindOf, kinds, camera) => {
    const side = 2 ** Math.ceil(Math.log2((cellOf(camera) * camera.unit) / camera.k)), cells = new Map();
    for (const row of rows) {
      const key = `${Math.floor(xs[row] / side)} ${Math.floor(ys[row] / side)}`;
      if (!cells.has(key)) cells.set(key, []);
      cells.get(key).push(row);
    }
    const clusters = [], rest = [];
    for (const members of cells.values()) {
      if (members.length < LEAST) rest.push(...members);
      else clusters.push(summed(members, xs, ys, kindOf, kinds));
    }
    return { clusters: merged(clusters, camera).sort((a, b) => (a.counts.over || 0) - (b.counts.over || 0)), rest };
  };

  function summed(members, xs, ys, kindOf, kinds) {
    const counts = {}, total = members.length;
    let x = 0, y = 0;
    for (const row of members) {
      x += xs[row] / total;
      y += ys[row] / total;
      const kind = kinds[kindOf[row]];
      counts[kind] = (counts[kind] || 0) + 1;
    }
    return { x, y, counts, total };
  }

  /** Join clusters whose rings would cover each other, the largest first. */
  function merged(clusters, camera) {
    const kept = [];
    for (const one of clusters.sort((a, b) => b.total - a.total)) {
      const other = kept.find((two) => Math.hypot(one.x - two.x, one.y - two.y) * camera.k < 0.6 * cellOf(camera) * camera.unit);
      if (!other) kept.push(one);
      else join(other, one);
    }
    return kept;
  }

  /** Move clusters out from under *marks* [x, y, r] in page px: a cluster has no place of its own, a mark has. */
  wanmi.clearOf = (x, y, r, marks) => {
    for (const [mx, my, mr] of marks) {
      const away = Math.hypot(x - mx, y - my), least = r + mr;
      if (away >= least) continue;
      const share = away ? least / away : 1;
      [x, y] = away ? [mx + (x - mx) * share, my + (y - my) * share] : [mx + least, my];
    }
    return [x, y];
  };

  function join(into, one) {
    const total = into.total + one.total;
    into.x = (into.x * into.total + one.x * one.total) / total;
    into.y = (into.y * into.total + one.y * one.total) / total;
    into.total = total;
    for (const [kind, count] of Object.entries(one.counts)) into.counts[kind] = (into.counts[kind] || 0) + count;
  }

  /** Return the picture of a cluster {image, half}: a ring shared by the lights, the number, and the red ones in a second row. */
  wanmi.clusterPicture = (cluster, stage) => {
    const key = `${stage.unit} ${ORDER.map((kind) => cluster.counts[kind] || 0)}`;
    if (!pictures.has(key)) {
      if (pictures.size > KEPT) pictures.clear();
      pictures.set(key, paint(cluster, stage));
    }
    return pictures.get(key);
  };

  function paint({ counts, total }, stage) {
    const { theme: T, unit, ratio } = stage, { digit, note } = T.sizes, over = counts.over || 0;
    const wide = Math.max(String(total).length * digit * 0.6, over ? (String(over).length + 1) * note * 0.62 : 0);
    const radius = Math.hypot(wide / 2, (over ? digit + note : digit) * 0.5) + 9, half = Math.ceil((radius + 3) * unit);
    const image = document.createElement("canvas"), ctx = image.getContext("2d");
    image.width = image.height = Math.ceil(2 * half * ratio);
    ctx.scale(ratio, ratio);
    ctx.translate(half, half);
    ctx.scale(unit, unit);
    ctx.beginPath();
    ctx.arc(0, 0, radius + 2, 0, 2 * Math.PI);
    ctx.fillStyle = T.plate;
    ctx.fill();
    ring(ctx, T, counts, total, radius);
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    write(ctx, stage, String(total), T.text1, digit, 0, over ? -note * 0.48 : digit * 0.04, true);
    if (over) reds(ctx, stage, over, digit * 0.5, note);
    return { image, half };
  }

  function ring(ctx, T, counts, total, radius) {
    const colours = { over: T.over, act: T.act, soon: T.soon, paused: T.text2, ok: T.ok, none: T.text3 };
    let from = -Math.PI / 2;
    ctx.lineWidth = 6;
    for (const kind of ORDER) {
      if (!counts[kind]) continue;
      const to = from + (2 * Math.PI * counts[kind]) / total;
      ctx.beginPath();
      ctx.arc(0, 0, radius - 3, from, to);
      ctx.strokeStyle = colours[kind];
      ctx.stroke();
      from = to;
    }
  }

  /** The red ones: their triangle and their number. */
  function reds(ctx, stage, over, y, note) {
    const text = String(over), width = text.length * note * 0.56, side = note * 0.4;
    ctx.save();
    ctx.translate(-width / 2 - 1, y);
    wanmi.drawMark(ctx, stage.theme, "over", side);
    ctx.restore();
    write(ctx, stage, text, stage.theme.over_text, note, side + 1, y + note * 0.04, true);
  }

  function write(ctx, stage, text, colour, size, x, y, isBold) {
    ctx.font = `${isBold ? "bold" : "normal"} ${size * stage.labels.ink.digit}px ${stage.families}`;
    ctx.fillStyle = colour;
    ctx.fillText(text, x, y);
  }
})();
