package org.brewline.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brewline.engine.component.Default;
import org.brewline.engine.config.Setting.Origin;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Layers over layers, and everything that is wrong with them at once. */
class ConfigResolverTest {
    record Svc(@Default("rbf") String kernel, double c) {}

    private static ConfigKey key(String path, Type type, @Nullable String defaultText) {
        int dot = path.indexOf('.');
        return new ConfigKey(
                dot < 0 ? "" : path.substring(0, dot),
                path.substring(dot + 1),
                type,
                TypeNames.of(type),
                Optional.ofNullable(defaultText),
                false,
                null,
                "cell 3, line 2");
    }

    private static final List<ConfigKey> KEYS = List.of(
            key("minAccuracy", double.class, "0.9"),
            key("load.csv", Path.class, "data/penguins.csv"),
            key("trainSvc.kernel", String.class, "rbf"),
            key("trainSvc.c", double.class, "1.0"),
            key("trainSvc.epochs", int.class, "30"));

    private static ConfigLayer cell(String yaml) {
        return ConfigLayer.yaml(yaml, Origin.CONFIG, "cell 5", 2);
    }

    private static ConfigLayer arguments(String... arguments) {
        return ConfigLayer.arguments(Arrays.asList(arguments), "cell 6");
    }

    private static ResolvedConfig resolve(List<ConfigKey> keys, ConfigLayer... layers) {
        return ConfigResolver.resolve(
                "penguins was not run",
                keys,
                List.of(layers),
                Path.of("/somewhere"),
                References.of(
                        name -> Optional.ofNullable(
                                Map.of("TOKEN", "hunter2", "C", "many").get(name)),
                        file -> Optional.ofNullable(
                                Map.of(Path.of("/somewhere/c.txt"), "7.5\n").get(file))));
    }

    private static List<String> problems(List<ConfigKey> keys, ConfigLayer... layers) {
        return catchThrowableOfType(ProblemsException.class, () -> resolve(keys, layers)).problems().stream()
                .map(p -> p.where() + ": " + p.what() + "; " + p.instead())
                .toList();
    }

    @Test
    void argumentsWinOverConfigWhateverTheOrder() {
        ResolvedConfig config = resolve(KEYS, arguments("trainSvc.c=3"), cell("trainSvc: {c: 2, kernel: linear}"));
        assertThat(config.step("trainSvc"))
                .containsEntry("c", new Setting(3.0, "3", Origin.ARGUMENT, false))
                .containsEntry("kernel", new Setting("linear", "linear", Origin.CONFIG, false))
                .containsEntry("epochs", new Setting(30, "30", Origin.DEFAULT, false));
    }

    @Test
    void keysMayStandInBlocksOrWithDots() {
        ResolvedConfig config = resolve(KEYS, cell("minAccuracy: 0.5\ntrainSvc:\n  c: 2\nload.csv: other.csv\n"));
        assertThat(config.params().get("minAccuracy").value()).isEqualTo(0.5);
        assertThat(config.step("load").get("csv").value()).isEqualTo(Path.of("/somewhere/other.csv"));
    }

    @Test
    void anEmptyValueLeavesTheDefault() {
        assertThat(resolve(KEYS, cell("trainSvc:\n  c:\n"))
                        .step("trainSvc")
                        .get("c")
                        .origin())
                .isEqualTo(Origin.DEFAULT);
    }

    @Test
    void anUnknownKeyNamesTheNearest() {
        assertThat(problems(KEYS, cell("trainSvc: {kernal: linear}"), arguments("epochs=3", "trainSVC.c=1", "zzz=1")))
                .containsExactly(
                        "cell 5, line 2: unknown key \"trainSvc.kernal\"; did you mean \"trainSvc.kernel\"?",
                        "cell 6: unknown key \"epochs\"; did you mean \"trainSvc.epochs\"?",
                        "cell 6: unknown key \"trainSVC.c\"; did you mean \"trainSvc.c\"?",
                        "cell 6: unknown key \"zzz\"; it takes minAccuracy, load.csv, trainSvc.kernel, trainSvc.c,"
                                + " trainSvc.epochs");
    }

    @Test
    void everyProblemIsToldAtOnceWithItsLine() {
        assertThat(problems(
                        List.of(
                                key("a.x", int.class, null),
                                key("a.y", double.class, "1"),
                                key("b.z", String.class, "")),
                        cell("a:\n  y: lots\nc: 1\nb:\n  z: [1]\n"),
                        arguments("nonsense")))
                .containsExactly(
                        "cell 3, line 2: a.x is missing; it takes a whole number: write a.x=…",
                        "cell 5, line 3: a.y is \"lots\"; it takes a number; it is declared in cell 3, line 2",
                        "cell 5, line 4: unknown key \"c\"; did you mean \"a\"?",
                        "cell 5, line 6: b.z is a list; it takes text; it is declared in cell 3, line 2",
                        "cell 6: the argument \"nonsense\"; write key=value");
    }

    @Test
    void aRecordIsFilledFieldByField() {
        List<ConfigKey> keys = List.of(key("train.svc", Svc.class, "{c: 1}"));
        ResolvedConfig config = resolve(keys, cell("train: {svc: {c: 2}}"), arguments("train.svc.kernel=poly"));
        assertThat(config.step("train").get("svc").value()).isEqualTo(new Svc("poly", 2));
        assertThat(config.step("train").get("svc").text()).isEqualTo("{kernel: poly, c: 2}");
    }

    @Test
    void aRecordWithoutDefaultNamesTheFieldThatIsMissing() {
        assertThat(problems(List.of(key("train.svc", Svc.class, null))))
                .containsExactly(
                        "cell 3, line 2: train.svc.c is missing; it takes a number; it is declared in cell 3, line 2");
    }

    @Test
    void aWrongFieldOfARecordNamesTheNearest() {
        assertThat(problems(List.of(key("train.svc", Svc.class, "{c: 1}")), arguments("train.svc.kernle=poly")))
                .containsExactly("cell 6: unknown key \"train.svc.kernle\"; did you mean \"train.svc.kernel\"?");
    }

    @Test
    void anEntryOfAMapIsAddedWithDots() {
        Type weights = Generics.parameterized(Map.class, String.class, Double.class);
        List<ConfigKey> keys = List.of(key("w.weights", weights, "{a: 1}"));
        assertThat(resolve(keys, arguments("w.weights.b=2", "w.weights.c=3"))
                        .step("w")
                        .get("weights")
                        .value())
                .isEqualTo(Map.of("a", 1.0, "b", 2.0, "c", 3.0));
        assertThat(resolve(keys, arguments("w.weights={b: 2}"))
                        .step("w")
                        .get("weights")
                        .value())
                .isEqualTo(Map.of("b", 2.0));
    }

    @Test
    void whatTheBodyFeedsCannotBeSet() {
        var fed = new ConfigKey(
                "warn", "limit", double.class, "double", Optional.empty(), true, "evaluate.f1", "cell 7, line 3");
        assertThat(problems(List.of(fed), arguments("warn.limit=1")))
                .containsExactly("cell 6: warn.limit can't be set; the pipeline's body feeds it from evaluate.f1 in"
                        + " cell 7, line 3");
        assertThat(resolve(List.of(fed)).step("warn")).isEmpty();
    }

    @Test
    void theSameKeyTwiceIsRefused() {
        assertThat(problems(KEYS, arguments("trainSvc.c=1", "trainSvc.c=2")))
                .containsExactly("cell 6: trainSvc.c for the second time; keep one");
        assertThat(problems(KEYS, cell("trainSvc: {c: 1}\ntrainSvc: {c: 2}\n")))
                .containsExactly(
                        "cell 5, line 3: the key \"trainSvc\" for the second time; the first is in cell 5, line 2;"
                                + " keep one");
    }

    @Test
    void anArgumentsValueIsTakenAsItIs() {
        List<ConfigKey> keys = List.of(key("a.text", String.class, null));
        assertThat(resolve(keys, arguments("a.text=b: c=d # e"))
                        .step("a")
                        .get("text")
                        .value())
                .isEqualTo("b: c=d # e");
        assertThat(resolve(keys, arguments("a.text=")).step("a").get("text").value())
                .isEqualTo("");
        assertThat(resolve(keys, arguments("a.text=\"null\""))
                        .step("a")
                        .get("text")
                        .value())
                .isEqualTo("null");
    }

    @Test
    void theEnvironmentGivesSecretsThatAreNeverShown() {
        Setting setting = resolve(List.of(key("a.token", String.class, null)), cell("a: {token: \"${env:TOKEN}\"}"))
                .step("a")
                .get("token");
        assertThat(setting).isEqualTo(new Setting("hunter2", "\"${env:TOKEN}\"", Origin.CONFIG, true));
        assertThat(problems(List.of(key("a.c", double.class, null)), cell("a: {c: \"${env:C}\"}")))
                .containsExactly("cell 5, line 2: a.c is what ${env:C} stands for; it takes a number; it is declared in"
                        + " cell 3, line 2");
    }

    @Test
    void aLiteralSecretIsShownAsItsName() {
        Setting setting = resolve(List.of(key("a.token", Secret.class, null)), arguments("a.token=hunter2"))
                .step("a")
                .get("token");
        assertThat(setting.value()).isEqualTo(Secret.of("a.token", "hunter2"));
        assertThat(setting.text()).isEqualTo("a.token");
        assertThat(setting.secret()).isTrue();
        assertThat(setting.toString()).doesNotContain("hunter2");
    }

    @Test
    void aFileGivesAValue() {
        assertThat(resolve(KEYS, arguments("trainSvc.c=${file:c.txt}"))
                        .step("trainSvc")
                        .get("c")
                        .value())
                .isEqualTo(7.5);
        assertThat(problems(KEYS, arguments("trainSvc.c=${file:d.txt}", "load.csv=${env:NOWHERE}")))
                .containsExactly(
                        "cell 6: load.csv takes ${env:NOWHERE}; the environment has no variable NOWHERE; set it before the"
                                + " kernel starts",
                        "cell 6: trainSvc.c takes ${file:d.txt}; the file d.txt can't be read; paths start at the folder of"
                                + " the notebook");
    }

    @Test
    void aDoubledDollarKeepsTheText() {
        assertThat(resolve(KEYS, arguments("trainSvc.kernel=$${env:TOKEN}"))
                        .step("trainSvc")
                        .get("kernel")
                        .value())
                .isEqualTo("${env:TOKEN}");
    }

    @Test
    void keysMayBeInAnyScript() {
        List<ConfigKey> keys = List.of(key("тренер.größe", double.class, null), key("データ.数", int.class, null));
        ResolvedConfig config = resolve(keys, cell("тренер: {größe: 1.5}\nデータ:\n  数: 3\n"));
        assertThat(config.step("тренер").get("größe").value()).isEqualTo(1.5);
        assertThat(config.step("データ").get("数").value()).isEqualTo(3);
    }
}
