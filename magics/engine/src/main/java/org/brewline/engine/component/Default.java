package org.brewline.engine.component;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.brewline.engine.config.CarriesDefault;

/**
 * The default of a config parameter, as it would stand in a YAML config: {@code @Default("0.3") double}, {@code
 * @Default("data/penguins.csv") Path}, {@code @Default("[1, 2]") List<Integer>}, {@code @Default("{c: 1.0}") SvcConfig}.
 */
@Documented
@CarriesDefault
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface Default {
    String value();
}
