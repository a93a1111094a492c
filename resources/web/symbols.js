"use strict";
/* Further marks: the five states of a component, said by shape alone, and a vehicle. */

(() => {
  const cased = (ctx, T, s, width) => {
    ctx.strokeStyle = T.casing;
    ctx.lineWidth = s * width;
    ctx.stroke();
  };
  const inked = (ctx, colour, s, width) => {
    ctx.strokeStyle = colour;
    ctx.lineWidth = s * width;
    ctx.stroke();
  };
  function circle(ctx, s) {
    ctx.beginPath();
    ctx.arc(0, 0, s * 0.6, 0, 2 * Math.PI);
  }
  function lines(ctx, s, ...strokes) {
    ctx.beginPath();
    for (const [x1, y1, x2, y2] of strokes) {
      ctx.moveTo(x1 * s, y1 * s);
      ctx.lineTo(x2 * s, y2 * s);
    }
  }

  function filmed(ctx, T, s, colour) {
    ctx.beginPath();
    ctx.rect(-0.95 * s, -0.5 * s, 1.25 * s, s);
    ctx.moveTo(0.42 * s, -0.1 * s);
    for (const [x, y] of [[0.95, -0.48], [0.95, 0.48], [0.42, 0.1]]) ctx.lineTo(x * s, y * s);
    ctx.closePath();
    cased(ctx, T, s, 0.5);
    ctx.fillStyle = colour;
    ctx.fill();
  }

  Object.assign(wanmi.shapes, {
    /** 完好: a full dot. */
    intact(ctx, T, s) {
      ctx.beginPath();
      ctx.arc(0, 0, s * 0.42, 0, 2 * Math.PI);
      cased(ctx, T, s, 0.4);
      ctx.fillStyle = T.text3;
      ctx.fill();
    },
    /** 破损: a dot cracked in two. */
    damaged(ctx, T, s) {
      circle(ctx, s * 1.15);
      cased(ctx, T, s, 0.6);
      ctx.fillStyle = T.text1;
      ctx.fill();
      ctx.beginPath();
      for (const [x, y] of [[0.1, -0.8], [-0.2, -0.2], [0.2, 0.15], [-0.1, 0.8]]) ctx.lineTo(x * s, y * s);
      cased(ctx, T, s, 0.34);
    },
    /** 丢失: an empty dashed circle. */
    lost(ctx, T, s) {
      circle(ctx, s * 1.2);
      cased(ctx, T, s, 0.7);
      ctx.fillStyle = T.casing;
      ctx.fill();
      ctx.lineCap = "butt";
      ctx.setLineDash([s * 0.5, s * 0.36]);
      inked(ctx, T.text1, s, 0.28);
      ctx.setLineDash([]);
    },
    /** 废弃: a cross. */
    abandoned(ctx, T, s) {
      lines(ctx, s, [-0.6, -0.6, 0.6, 0.6], [-0.6, 0.6, 0.6, -0.6]);
      cased(ctx, T, s, 0.75);
      inked(ctx, T.text1, s, 0.32);
    },
    /** 移除: a square struck out. */
    removed(ctx, T, s) {
      ctx.beginPath();
      ctx.rect(-0.55 * s, -0.55 * s, 1.1 * s, 1.1 * s);
      cased(ctx, T, s, 0.7);
      ctx.fillStyle = T.casing;
      ctx.fill();
      inked(ctx, T.text1, s, 0.22);
      lines(ctx, s, [-0.85, 0, 0.85, 0]);
      inked(ctx, T.text1, s, 0.26);
    },
    /** A camera: a box and its lens. */
    camera: (ctx, T, s) => filmed(ctx, T, s, T.text1),
    /** A camera without a picture: struck through. */
    cameraDown(ctx, T, s) {
      filmed(ctx, T, s, T.text3);
      lines(ctx, s, [-0.9, 0.8, 0.9, -0.8]);
      cased(ctx, T, s, 0.5);
      inked(ctx, T.text1, s, 0.2);
    },
    /** An incident: a red diamond in a white edge, with its sign. */
    incident(ctx, T, s) {
      ctx.beginPath();
      for (const [x, y] of [[0, -1], [1, 0], [0, 1], [-1, 0]]) ctx.lineTo(x * s, y * s);
      ctx.closePath();
      cased(ctx, T, s, 0.3);
      ctx.fillStyle = T.over_fill;
      ctx.fill();
      inked(ctx, T.over_on, s, 0.12);
      ctx.fillStyle = T.over_on;
      ctx.fillRect(-0.09 * s, -0.48 * s, 0.18 * s, 0.58 * s);
      ctx.fillRect(-0.09 * s, 0.26 * s, 0.18 * s, 0.18 * s);
    },
    /** A resource: a square with a cross. */
    resource(ctx, T, s) {
      ctx.beginPath();
      ctx.rect(-0.85 * s, -0.85 * s, 1.7 * s, 1.7 * s);
      cased(ctx, T, s, 0.4);
      ctx.fillStyle = T.text1;
      ctx.fill();
      ctx.fillStyle = T.casing;
      ctx.fillRect(-0.16 * s, -0.6 * s, 0.32 * s, 1.2 * s);
      ctx.fillRect(-0.6 * s, -0.16 * s, 1.2 * s, 0.32 * s);
    },
    /** A vehicle: a house-like pentagon, as nobody else's mark. */
    vehicle(ctx, T, s) {
      ctx.beginPath();
      for (const [x, y] of [[0, -1], [0.85, -0.2], [0.85, 0.8], [-0.85, 0.8], [-0.85, -0.2]]) ctx.lineTo(x * s, y * s);
      ctx.closePath();
      cased(ctx, T, s, 0.5);
      ctx.fillStyle = T.text1;
      ctx.fill();
      ctx.fillStyle = T.casing;
      ctx.fillRect(-0.45 * s, 0.05 * s, 0.9 * s, 0.3 * s);
    },
  });
})();
