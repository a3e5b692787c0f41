package org.brewline.engine.component;

/** A method in byte code. Names are internal ({@code com/acme/Penguins}). */
record UserMethod(String owner, String name, String descriptor) {
    @Override
    public String toString() {
        return owner + "." + name + descriptor;
    }
}
