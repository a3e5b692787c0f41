package org.brewline.engine.config;

/**
 * A config value that is never written or shown: its text is its name.
 *
 * <pre>{@code
 * @Component
 * static void publish(Model<SvcModel> model, Secret token) { client.login(token.reveal()); }
 * }</pre>
 */
public final class Secret {
    private final String name;
    private final String value;

    private Secret(String name, String value) {
        this.name = name;
        this.value = value;
    }

    /** A secret of that name, which may be shown, and that value, which may not. */
    public static Secret of(String name, String value) {
        return new Secret(name, value);
    }

    public String name() {
        return name;
    }

    /** The value itself. Whoever asks for it keeps it out of logs and artifacts. */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && secret.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "secret " + name;
    }
}
