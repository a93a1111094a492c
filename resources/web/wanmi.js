"use strict";
/* The name space of the page's own scripts. A layer registers itself with wanmi.layer({name, take, passes}). */

window.wanmi = {
  layers: new Map(),
  stage: null,

  /** Register a layer: {name, setUp(stage), take(data, stage), passes: [{on, order, draw(…)}]}. */
  layer(definition) {
    wanmi.layers.set(definition.name, definition);
  },

  /** Bring the page to life; called once by the page folium wrote. */
  start(map, settings) {
    wanmi.stage = new wanmi.Stage(map, settings);
    for (const [name, text] of Object.entries(window.wanmiData || {})) wanmi.stage.take(name, wanmi.unpackText(text));
    if (window.qt) wanmi.channel.connect(wanmi.stage);
  },
};
