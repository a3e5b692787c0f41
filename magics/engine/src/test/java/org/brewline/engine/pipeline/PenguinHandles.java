package org.brewline.engine.pipeline;

import org.brewline.engine.pipeline.Penguins.Data;
import org.brewline.engine.pipeline.Penguins.Parts;
import org.brewline.engine.pipeline.Penguins.Score;
import org.brewline.engine.pipeline.Penguins.Svc;
import org.brewline.engine.pipeline.Penguins.Trained;

/** Typed handles as a notebook generates them, written by hand. */
abstract class PenguinHandles extends PipelineBody {
    static final class Load extends Step<Load, Data> {
        Load(PipelineBody body) {
            super(body, "load");
        }
    }

    static final class Split extends Step<Split, Parts> {
        Split(PipelineBody body) {
            super(body, "split");
        }

        Split testFraction(double value) {
            return bindConfig("testFraction", value);
        }

        Output<Data> train() {
            return outputNamed("train");
        }

        Output<Data> test() {
            return outputNamed("test");
        }
    }

    static final class TrainSvc extends Step<TrainSvc, Trained<Svc>> {
        TrainSvc(PipelineBody body) {
            super(body, "trainSvc");
        }

        TrainSvc kernel(String value) {
            return bindConfig("kernel", value);
        }

        TrainSvc c(double value) {
            return bindConfig("c", value);
        }
    }

    static final class Evaluate extends Step<Evaluate, Score> {
        Evaluate(PipelineBody body) {
            super(body, "evaluate");
        }

        Output.OfNumber<Double> accuracy() {
            return numberNamed("accuracy");
        }

        Output.OfNumber<Double> f1() {
            return numberNamed("f1");
        }

        Output.OfScalar<Boolean> converged() {
            return scalarNamed("converged");
        }

        Output.OfScalar<String> best() {
            return scalarNamed("best");
        }
    }

    static final class Publish extends Step<Publish, Void> {
        Publish(PipelineBody body) {
            super(body, "publish");
        }
    }

    static final class Explain extends Step<Explain, String> implements Scalar<String> {
        Explain(PipelineBody body) {
            super(body, "explain");
        }
    }

    static final class Warn extends Step<Warn, Void> {
        Warn(PipelineBody body) {
            super(body, "warn");
        }

        Warn limit(double value) {
            return bindConfig("limit", value);
        }

        Warn limit(Value<Double> value) {
            return bindConfig("limit", value);
        }
    }

    static final class Count extends Step<Count, Integer> implements NumberScalar<Integer> {
        Count(PipelineBody body) {
            super(body, "count");
        }
    }

    final Load load() {
        return new Load(this);
    }

    final Split split(Output<Data> data) {
        return new Split(this).bindInput("data", data);
    }

    final TrainSvc trainSvc(Output<Data> train) {
        return new TrainSvc(this).bindInput("train", train);
    }

    final Evaluate evaluate(Output<Trained<Svc>> model, Output<Data> test) {
        return new Evaluate(this).bindInput("model", model).bindInput("test", test);
    }

    final Publish publish(Output<Trained<Svc>> model) {
        return new Publish(this).bindInput("model", model);
    }

    final Explain explain(Output<Score> score) {
        return new Explain(this).bindInput("score", score);
    }

    final Warn warn() {
        return new Warn(this);
    }

    final Count count(Output<Data> data) {
        return new Count(this).bindInput("data", data);
    }
}
