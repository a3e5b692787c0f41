package org.brewline.notebook.picture;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reduces an image to its 256 most frequent colours: pictures of flat colours and text shrink to a third. */
final class Palette {
    private static final int SIZE = 256;
    /** Colours that agree in the upper bits of each channel count as one. */
    private static final int SAME = 0xF8F8F8;

    private final List<Integer> colours;
    private final Map<Integer, Integer> nearest = new HashMap<>();

    private Palette(List<Integer> colours) {
        this.colours = colours;
    }

    static BufferedImage reduce(BufferedImage image) {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        Palette palette = of(pixels);
        var reduced = new BufferedImage(
                image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, palette.model());
        byte[] row = new byte[image.getWidth()];
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < row.length; x++) {
                row[x] = (byte) palette.index(pixels[y * row.length + x] & 0xFFFFFF);
            }
            reduced.getRaster().setDataElements(0, y, row.length, 1, row);
        }
        return reduced;
    }

    private static Palette of(int[] pixels) {
        var counts = new HashMap<Integer, Integer>();
        for (int pixel : pixels) {
            counts.merge(pixel & 0xFFFFFF, 1, Integer::sum);
        }
        var groups = new HashMap<Integer, Map.Entry<Integer, Integer>>();
        var sizes = new HashMap<Integer, Integer>();
        for (Map.Entry<Integer, Integer> colour : counts.entrySet()) {
            int group = colour.getKey() & SAME;
            sizes.merge(group, colour.getValue(), Integer::sum);
            groups.merge(group, colour, (a, b) -> b.getValue() > a.getValue() ? b : a);
        }
        var order = new ArrayList<>(groups.entrySet());
        order.sort((a, b) -> {
            int byCount = Integer.compare(sizes.getOrDefault(b.getKey(), 0), sizes.getOrDefault(a.getKey(), 0));
            return byCount != 0 ? byCount : Integer.compare(a.getKey(), b.getKey());
        });
        return new Palette(
                order.stream().limit(SIZE).map(e -> e.getValue().getKey()).toList());
    }

    private IndexColorModel model() {
        byte[] red = new byte[colours.size()];
        byte[] green = new byte[colours.size()];
        byte[] blue = new byte[colours.size()];
        for (int i = 0; i < colours.size(); i++) {
            red[i] = (byte) (colours.get(i) >> 16);
            green[i] = (byte) (colours.get(i) >> 8);
            blue[i] = (byte) (int) colours.get(i);
        }
        return new IndexColorModel(8, colours.size(), red, green, blue);
    }

    private int index(int colour) {
        return nearest.computeIfAbsent(colour, c -> {
            int best = 0;
            int least = Integer.MAX_VALUE;
            for (int i = 0; i < colours.size(); i++) {
                int distance = distance(c, colours.get(i));
                if (distance < least) {
                    least = distance;
                    best = i;
                }
            }
            return best;
        });
    }

    private static int distance(int one, int other) {
        int red = (one >> 16 & 0xFF) - (other >> 16 & 0xFF);
        int green = (one >> 8 & 0xFF) - (other >> 8 & 0xFF);
        int blue = (one & 0xFF) - (other & 0xFF);
        return red * red + green * green + blue * blue;
    }
}
