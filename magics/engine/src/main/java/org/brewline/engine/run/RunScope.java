package org.brewline.engine.run;

import org.brewline.engine.config.ResolvedConfig;
import org.brewline.engine.store.Journal;
import org.brewline.engine.store.Store;

/** What every step of one run works with. */
record RunScope(
        Store store,
        Journal journal,
        EventQueue events,
        Values values,
        ResolvedConfig config,
        HiddenWords secrets,
        CacheKeys keys,
        RunOptions options,
        StepProcesses processes,
        RunLoop loop) {}
