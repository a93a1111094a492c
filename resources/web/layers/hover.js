"use strict";
/* The text beside a desk's pointer: what the layers say there, and what the program answers to where it rests. */

(() => {
  const REST_MS = 150, AWAY = 14; // mock px
  let box = null, given = "", at = null, told = null, timer = 0; // told: the place [lon, lat] that was asked about last

  /** Return what the layers say at (x, y), the topmost first. */
  function said(stage, x, y) {
    const hits = stage.board ? stage.board.hits.filter((hit) => hit.says && Math.hypot(hit.x - x, hit.y - y) <= hit.r) : [];
    if (hits.length) return [hits.at(-1).says];
    return [...wanmi.layers.values()].map((layer) => (layer.hover ? layer.hover(x, y, stage) : "")).filter(Boolean);
  }

  function show(stage) {
    const lines = at ? [...said(stage, at.x, at.y), ...(given ? [given] : [])] : [];
    box.style.display = lines.length ? "block" : "none";
    if (!lines.length) return;
    box.textContent = lines.join("\n");
    const size = stage.map.getSize(), away = AWAY * stage.unit;
    box.style.left = `${Math.min(at.x + away, size.x - box.offsetWidth)}px`;
    box.style.top = `${Math.min(at.y + away, size.y - box.offsetHeight)}px`;
  }

  function moved(stage, event) {
    at = event.containerPoint;
    forget();
    show(stage);
    timer = setTimeout(() => {
      told = [event.latlng.lng, event.latlng.lat];
      wanmi.channel.hovered(...told);
    }, REST_MS);
  }

  /** What was said, or will be, is of a place that the pointer has left. */
  function forget() {
    given = "";
    told = null;
    clearTimeout(timer);
  }

  function left(stage) {
    at = null;
    forget();
    show(stage);
  }

  wanmi.layer({
    name: "hover",
    setUp(stage) {
      box = document.createElement("div");
      box.className = "wanmi-hover";
      box.style.display = "none";
      stage.container.append(box);
      if (!stage.settings.interactive) return;
      stage.map.on("mousemove", (event) => moved(stage, event));
      stage.map.on("mouseout movestart", () => left(stage));
    },
    take(data, stage) {
      const about = data.meta.at;
      given = told && about && about[0] === told[0] && about[1] === told[1] ? data.meta.text : "";
      show(stage);
    },
  });
})();
