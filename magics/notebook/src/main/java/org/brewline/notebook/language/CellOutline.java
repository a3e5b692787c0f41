package org.brewline.notebook.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The methods, records and imports at the top level of a piece of Java. Tolerates unfinished text: what it can't read
 * it leaves out, and the compiler says what is wrong with it.
 *
 * @param imports the import declarations as written, {@code import a.b.C;}
 * @param importsEnd offset after the last import that stands before everything else; the text's start if there is none
 */
public record CellOutline(List<Declaration> declarations, List<String> imports, int importsEnd) {
    public CellOutline {
        declarations = List.copyOf(declarations);
        imports = List.copyOf(imports);
    }

    /** The outline of the text from start to end. */
    public static CellOutline of(String text, int start, int end) {
        return new Reader(text, TokenScanner.scan(text, start, end), start, end).read();
    }

    public List<Declaration> methods() {
        return declarations.stream().filter(Declaration::isMethod).toList();
    }

    private static final class Reader {
        private final String text;
        private final List<Token> tokens;
        private final FormalReader types;
        private final List<Declaration> declarations = new ArrayList<>();
        private final List<String> imports = new ArrayList<>();
        private final int textEnd;
        private int importsEnd;
        private int countOfStatements;
        private int from;
        private int first;

        Reader(String text, List<Token> tokens, int start, int end) {
            this.text = text;
            this.textEnd = end;
            this.tokens = tokens;
            this.types = FormalReader.over(text, tokens);
            this.from = start;
            this.importsEnd = start;
        }

        CellOutline read() {
            int i = 0;
            while (i < tokens.size()) {
                Token token = tokens.get(i);
                if (token.is(";")) {
                    takeImport(i);
                    endDeclaration(i);
                    i++;
                } else if (token.is("(") && isCandidate(i)) {
                    i = declaration(i);
                } else if (token.is("(") || token.is("[")) {
                    i = matching(i) + 1;
                } else if (token.is("{")) {
                    int close = matching(i);
                    endDeclaration(close);
                    i = close + 1;
                } else {
                    i++;
                }
            }
            return new CellOutline(declarations, imports, importsEnd);
        }

        private void takeImport(int semicolon) {
            int start = firstJava();
            if (start < semicolon && tokens.get(start).is("import")) {
                imports.add(text.substring(
                        tokens.get(start).start(), tokens.get(semicolon).end()));
                if (declarations.isEmpty() && imports.size() == countOfStatements + 1) {
                    importsEnd = tokens.get(semicolon).end();
                }
            }
        }

        private void endDeclaration(int last) {
            if (last < tokens.size()) {
                from = tokens.get(last).end();
            }
            first = last + 1;
            countOfStatements++;
        }

        private int firstJava() {
            int i = first;
            while (i < tokens.size() && tokens.get(i).kind() == Token.Kind.DOCUMENTATION) {
                i++;
            }
            return i;
        }

        /** Whether a name stands before the parenthesis, and something before that name. */
        private boolean isCandidate(int open) {
            int name = open - 1;
            return name > firstJava()
                    && (tokens.get(name).isWord() || tokens.get(name).is(">"))
                    && !startsWithValue(firstJava(), open);
        }

        private boolean startsWithValue(int start, int open) {
            int afterAnnotations = Math.min(types.afterModifiers(start), open);
            return tokens.subList(afterAnnotations, open).stream().anyMatch(token -> token.is("="));
        }

        /** Reads a method or record whose parameters open here; gives the index where reading goes on. */
        private int declaration(int open) {
            int start = firstJava();
            int close = matching(open);
            int type = types.afterModifiers(start);
            type = type < open && tokens.get(type).is("<") ? afterTypeParameters(type) : type;
            boolean isRecord = type < open - 1
                    && tokens.get(type).is("record")
                    && (type + 2 == open || tokens.get(type + 2).is("<"));
            boolean isMethod = !isRecord
                    && types.afterType(type) == open - 1
                    && Keywords.isName(tokens.get(open - 1).text());
            Optional<List<Formal>> formals =
                    FormalReader.read(text, tokens.subList(open + 1, Math.min(close, tokens.size())));
            int brace = close + 1;
            while (brace < tokens.size()
                    && !tokens.get(brace).is("{")
                    && !tokens.get(brace).is(";")) {
                brace++;
            }
            int end = brace < tokens.size() && tokens.get(brace).is("{") ? matching(brace) : brace;
            if (!isRecord && !isMethod) {
                return close + 1;
            }
            if (formals.isPresent()) {
                declarations.add(new Declaration(
                        isMethod,
                        tokens.get(isRecord ? type + 1 : open - 1).text(),
                        isMethod
                                ? text.substring(
                                        tokens.get(type).start(),
                                        tokens.get(open - 2).end())
                                : "",
                        from,
                        tokens.get(start).start(),
                        end < tokens.size() ? tokens.get(end).end() : textEnd,
                        documentation(start),
                        annotation(start, type),
                        formals.get()));
            }
            endDeclaration(end);
            return end + 1;
        }

        private int afterTypeParameters(int open) {
            int depth = 0;
            for (int i = open; i < tokens.size(); i++) {
                depth += tokens.get(i).is("<") ? 1 : tokens.get(i).is(">") ? -1 : 0;
                if (depth == 0) {
                    return i + 1;
                }
            }
            return tokens.size();
        }

        /** The user's {@code @Component} among the tokens, with its parentheses; {@code ""} without. */
        private String annotation(int start, int end) {
            for (int i = start; i + 1 < end; i++) {
                boolean annotation = tokens.get(i).is("@") || tokens.get(i).is(".");
                if (annotation && tokens.get(i + 1).is("Component")) {
                    int last = i + 2 < end && tokens.get(i + 2).is("(") ? Math.min(matching(i + 2), end - 1) : i + 1;
                    return text.substring(
                            tokens.get(i).start(), tokens.get(last).end());
                }
            }
            return "";
        }

        private String documentation(int start) {
            boolean documented = start > first && tokens.get(start - 1).kind() == Token.Kind.DOCUMENTATION;
            return documented ? Javadoc.firstSentence(tokens.get(start - 1).text()) : "";
        }

        /** The index of what closes the bracket here, or the number of tokens. */
        private int matching(int open) {
            int depth = 0;
            for (int i = open; i < tokens.size(); i++) {
                if (tokens.get(i).kind() == Token.Kind.SYMBOL) {
                    char symbol = tokens.get(i).text().charAt(0);
                    depth += "({[".indexOf(symbol) >= 0 ? 1 : ")}]".indexOf(symbol) >= 0 ? -1 : 0;
                }
                if (depth == 0) {
                    return i;
                }
            }
            return tokens.size();
        }
    }
}
