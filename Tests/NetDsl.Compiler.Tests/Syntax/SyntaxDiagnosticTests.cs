using NetDsl.Compiler.Diagnostics;

namespace NetDsl.Compiler.Tests.Syntax;

/// <summary>Every mistake with the characters that it points at and its whole sentence.</summary>
public sealed class SyntaxDiagnosticTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" \n\t ;; \r\n")]
    [InlineData("// nothing but a comment")]
    public void An_empty_text_is_told_how_to_begin(string text) =>
        Check(text, 1, 1, "", "NDSL1001", "the network is empty; begin with 'input 28x28x1'");

    [Theory]
    [InlineData("conv2d 6, 5×5", 12, "×", "'×' has no meaning in a network; write 'x'")]
    [InlineData("a: b – 1", 6, "–", "'–' has no meaning in a network; write '-'")]
    [InlineData("# comment", 1, "#", "'#' has no meaning in a network; write '//'")]
    [InlineData("labels “a”", 8, "“", "'“' has no meaning in a network; write '\"'")]
    [InlineData("a: !b", 4, "!", "'!' has no meaning in a network; write 'not'")]
    [InlineData("a: b & c", 6, "&", "'&' has no meaning in a network; write 'and'")]
    [InlineData("relu\u00A0", 5, "\u00A0", "'U+00A0' has no meaning in a network; write a blank")]
    [InlineData("re\u200Blu", 3, "\u200B", "'U+200B' has no meaning in a network; remove it")]
    [InlineData("relu\u2028", 5, "\u2028", "'U+2028' has no meaning in a network; remove it")]
    [InlineData("relu @", 6, "@", "'@' has no meaning in a network; remove it")]
    [InlineData("relu 🙂", 6, "🙂", "'🙂' has no meaning in a network; remove it")]
    public void A_character_that_the_language_does_not_use_is_named(string text, int column, string span, string message) =>
        Check(text, 1, column, span, "NDSL1006", message);

    [Theory]
    [InlineData("when a | b { relu }", 8)]
    [InlineData("n: a || b", 6)]
    [InlineData("dense 3, activation: relu | elu", 27)]
    public void Choices_stand_behind_parameters_alone(string text, int column) => Check(
        text,
        1,
        column,
        "|",
        "NDSL1018",
        "'|' stands where a comma or the end of the statement is needed; write 'or' between two conditions, and choices behind the parameters of 'network' and 'block' alone");

    [Theory]
    [InlineData("a: \"avg\" | max", "\"avg\"", "'\"avg\"' stands among the choices of 'a', which are words; write 'avg' without quotes")]
    [InlineData("a: 3 | 5", "3", "'3' stands among the choices of 'a', which are words; write a word, or give 'a' one default and no choices")]
    [InlineData("a: no | true", "true", "'true' stands among the choices of 'a', which are words; write a word, or give 'a' one default and no choices")]
    public void A_choice_is_a_word(string parameter, string span, string message)
    {
        TreeDump.Parse($"block b({parameter}) {{ relu }}", out var diagnostics);
        Assert.Equal("NDSL1033", diagnostics[0].Rule.Id);
        Assert.Equal(span, diagnostics[0].Span.Text);
        Assert.Equal(message, diagnostics[0].Message);
    }

    [Fact]
    public void A_choice_stands_once() => Check(
        "block b(a: x | y | x) { relu }", 1, 20, "x", "NDSL1034", "'x' stands twice among the choices of 'a'; leave one of them out");

    [Fact]
    public void A_sign_between_choices_needs_a_word_behind_it() => Check(
        "block b(a: x | ) { relu }", 1, 14, "|", "NDSL1014", "'|' needs a value behind it; write one or remove '|'");

    [Fact]
    public void A_letter_outside_of_ASCII_is_no_part_of_a_name() => Check(
        "größe: 3", 1, 3, "ö", "NDSL1007", "'ö' is a letter that no name can have; use the letters 'a' to 'z' and 'A' to 'Z', digits and '_'");

    [Theory]
    [InlineData("re\0lu", 3, "\0", "the control character U+0000 cannot stand in a network; remove it")]
    [InlineData("labels \"a\u0007\"", 10, "\u0007", "the control character U+0007 cannot stand in a network; remove it")]
    public void A_control_character_is_named_by_its_number(string text, int column, string span, string message) =>
        Check(text, 1, column, span, "NDSL1008", message);

    [Fact]
    public void Bytes_that_were_not_UTF_8_are_said_once() => Check(
        "re\uFFFDlu\nel\uFFFD\uFFFD", 1, 3, "\uFFFD", "NDSL1009", "the character U+FFFD stands where bytes of the file were not UTF-8; save the file as UTF-8");

    [Fact]
    public void A_text_ends_on_its_line() => Check(
        "labels a, \"b c\nrelu", 1, 11, "\"", "NDSL1010", "'\"' opens a text that does not end on its line; write '\"' behind its last character");

    [Theory]
    [InlineData("maxpool (2, 2\nrelu", 9, "(", "'(' is never closed; write ')' behind the last value that belongs to it")]
    [InlineData("a: f((1, 2)\nrelu", 5, "(", "'(' is never closed; write ')' behind the last value that belongs to it")]
    [InlineData("a: f([1, 2)", 6, "[", "'[' is never closed; write ']' behind the last value that belongs to it")]
    [InlineData("each k in [3, 5 { relu }", 11, "[", "'[' is never closed; write ']' behind the last value that belongs to it")]
    public void A_bracket_that_stays_open_is_pointed_at(string text, int column, string span, string message) =>
        Check(text, 1, column, span, "NDSL1011", message);

    [Theory]
    [InlineData("network A {\n    input 1x1x1\n", 1, 11)]
    [InlineData("network A {\n    repeat 2 {\n        relu\n\n    relu\n}\n", 2, 14)]
    [InlineData("network A {\n    repeat 2 {\n        relu\n    }\n", 1, 11)]
    [InlineData("repeat 2 { repeat 3 { relu }", 1, 10)]
    public void A_brace_that_stays_open_is_found_by_indentation(string text, int line, int column) =>
        Check(text, line, column, "{", "NDSL1012", "'{' is never closed; write '}' behind the last statement that belongs to it");

    [Theory]
    [InlineData("relu\n}\nelu\n}", 2, 1, "}", "'}' closes nothing; remove it, or write '{' where its part begins")]
    [InlineData("maxpool 2, 2)", 1, 13, ")", "')' closes nothing; remove it, or write '(' where its part begins")]
    [InlineData("a: [1, 2]]", 1, 10, "]", "']' closes nothing; remove it, or write '[' where its part begins")]
    public void A_bracket_that_closes_nothing_is_pointed_at(string text, int line, int column, string span, string message) =>
        Check(text, line, column, span, "NDSL1013", message);

    [Theory]
    [InlineData("conv2d 6, padding:", 18, ":", "'padding:' needs a value behind it; write one or remove 'padding:'")]
    [InlineData("conv2d 6, padding: , stride: 2", 18, ":", "'padding:' needs a value behind it; write one or remove 'padding:'")]
    [InlineData("a:", 2, ":", "'a:' needs a value behind it; write one or remove 'a:'")]
    [InlineData("conv2d 6, 5x5,", 14, ",", "',' needs a value behind it; write one or remove ','")]
    [InlineData("a: 1 + * 2", 6, "+", "'+' needs a value behind it; write one or remove '+'")]
    [InlineData("a: b and", 6, "and", "'and' needs a value behind it; write one or remove 'and'")]
    [InlineData("a: []", 4, "[", "'[' needs a value behind it; write one or remove '['")]
    [InlineData("from", 1, "from", "'from' needs a value behind it; write one or remove 'from'")]
    [InlineData("expect field >=", 14, ">=", "'>=' needs a value behind it; write one or remove '>='")]
    [InlineData("repeat { relu }", 1, "repeat", "'repeat' needs a value behind it; write one or remove 'repeat'")]
    public void A_missing_value_is_missed_behind_what_needs_it(string text, int column, string span, string message) =>
        Check(text, 1, column, span, "NDSL1014", message);

    [Theory]
    [InlineData("conv2d 6 5x5", 10, "5x5", "'6' and '5x5' stand side by side; write a comma between '6' and '5x5'")]
    [InlineData("a: f(1 2)", 8, "2", "'1' and '2' stand side by side; write a comma between '1' and '2'")]
    [InlineData("labels a b", 10, "b", "'a' and 'b' stand side by side; write a comma between 'a' and 'b'")]
    [InlineData("block b(pooling none) { relu }", 17, "none", "'pooling' and 'none' stand side by side; write 'pooling: none', or a comma between 'pooling' and 'none'")]
    [InlineData("block b(p: no | yes q) { relu }", 21, "q", "'yes' and 'q' stand side by side; write a comma between 'yes' and 'q'")]
    [InlineData("network A(f: 3 g) { relu }", 16, "g", "'3' and 'g' stand side by side; write a comma between '3' and 'g'")]
    [InlineData("repeat 3 carry p q { relu }", 18, "q", "'p' and 'q' stand side by side; write a comma between 'p' and 'q'")]
    [InlineData("each f in [1, 2] carry p, q r { relu }", 29, "r", "'q' and 'r' stand side by side; write a comma between 'q' and 'r'")]
    [InlineData("conv2d 6, padding same", 19, "same", "'padding' and 'same' stand side by side; write 'padding: same', or a comma between 'padding' and 'same'")]
    public void A_missing_comma_is_missed_between_two_values(string text, int column, string span, string message) =>
        Check(text, 1, column, span, "NDSL1015", message);

    [Theory]
    [InlineData("labels a,\nloss mse", 6, "mse", "'loss' and 'mse' stand side by side; remove the comma at the end of the line before 'loss'")]
    [InlineData("maxpool 2,\nflat 3", 6, "3", "'flat' and '3' stand side by side; write 'flat: 3', or remove the comma at the end of the line before 'flat'")]
    public void A_comma_that_joins_two_lines_is_to_be_removed(string text, int column, string span, string message) =>
        Check(text, 2, column, span, "NDSL1015", message);

    [Theory]
    [InlineData(
        "conv1 conv2d 6, 5x5", 7, "conv2d",
        "'conv1' stands before 'conv2d' without a colon; write 'conv1: conv2d 6' to name the layer, or 'conv1 conv2d: 6' to name its argument")]
    [InlineData(
        "\"layer{i}\" conv2d 6", 12, "conv2d",
        "'\"layer{i}\"' stands before 'conv2d' without a colon; write '\"layer{i}\": conv2d' to name the layer")]
    public void A_missing_colon_is_missed_behind_the_name(string text, int column, string span, string message) =>
        Check(text, 1, column, span, "NDSL1016", message);

    [Theory]
    [InlineData("expect parameters = 5", 19, "'=' neither names nor compares; write '==' to compare")]
    [InlineData("when a = 1 { relu }", 8, "'=' neither names nor compares; write '==' to compare")]
    [InlineData("conv2d 6, padding = same", 19, "'=' neither names nor compares; write ':' to name a value, or '==' to compare")]
    [InlineData("n = 3", 3, "'=' neither names nor compares; write ':' to name a value, or '==' to compare")]
    public void A_single_equals_sign_is_told_what_to_be(string text, int column, string message) =>
        Check(text, 1, column, "=", "NDSL1017", message);

    [Theory]
    [InlineData("expect field > 14", 14, ">", "'>' stands where '==', '<=' or '>=' is needed; write '==', '<=' or '>=' there")]
    [InlineData("each k on [1] { relu }", 8, "on", "'on' stands where 'in' is needed; write 'in' there")]
    [InlineData("repeat 3 cary p { relu }", 10, "cary", "'cary' stands where 'carry' or '{' is needed; write 'carry'")]
    [InlineData("each f in [1, 2], carry p { relu }", 17, ",", "',' stands where '{' is needed; remove ',' or write '{' before it")]
    [InlineData("gate 3 { relu }", 6, "3", "'3' stands where '{' is needed; remove '3' or write '{' before it")]
    [InlineData("repeat 3 conv2d 6", 10, "conv2d", "'conv2d' stands where '{' is needed; remove 'conv2d' or write '{' before it")]
    [InlineData("a: b: c", 5, ":", "':' stands where a comma or the end of the statement is needed; remove ':' or end the statement before it")]
    [InlineData("default 5", 9, "5", "'5' stands where a name is needed; write a name there")]
    [InlineData("labels 1, 2", 8, "1", "'1' stands where a name or a text in quotes is needed; write a name or a text in quotes there")]
    [InlineData("import shared", 8, "shared", "'shared' stands where a file name in quotes is needed; write a file name in quotes there")]
    [InlineData("* 3", 1, "*", "'*' stands where a value is needed; write a value there")]
    public void Something_else_is_needed(string text, int column, string span, string message) =>
        Check(text, 1, column, span, "NDSL1018", message);

    [Theory]
    [InlineData("dense 9223372036854775808", "9223372036854775808", "'9223372036854775808' is larger than 9223372036854775807, the largest integer; write a smaller number")]
    [InlineData("input 99999999999999999999x1", "99999999999999999999x1", "'99999999999999999999' is larger than 9223372036854775807, the largest integer; write a smaller number")]
    [InlineData("dropout 1e999", "1e999", "'1e999' is larger than 1.7976931348623157E+308, the largest real number; write a smaller number")]
    public void A_number_has_a_largest_value(string text, string span, string message) =>
        Check(text, 1, text.IndexOf(' ') + 2, span, "NDSL1019", message);

    [Theory]
    [InlineData("dense 5px", "5px", "'5px' is neither a number nor a size; write a number, such as '5', or a size, such as '5x5'")]
    [InlineData("dense 5x", "5x", "'5x' is neither a number nor a size; write a number, such as '5', or a size, such as '5x5'")]
    [InlineData("dense 1_", "1_", "'1_' is neither a number nor a size; write a number, such as '1', or a size, such as '1x1'")]
    [InlineData("dense .5", ".5", "'.5' is neither a number nor a size; write '0.5'")]
    [InlineData("dense 5.", "5.", "'5.' is neither a number nor a size; write '5.0'")]
    [InlineData("dense 1e", "1e", "'1e' is neither a number nor a size; write a number, such as '1', or a size, such as '1x1'")]
    [InlineData("dense 1.2.3", "1.2.3", "'1.2.3' is neither a number nor a size; write a number, such as '1', or a size, such as '1x1'")]
    public void A_number_is_digits(string text, string span, string message) =>
        Check(text, 1, text.IndexOf(' ') + 2, span, "NDSL1020", message);

    [Theory]
    [InlineData("relu\nshortcut { elu }", 2, 1, "shortcut", "'shortcut' belongs behind the '}' of 'residual { ... }'; write 'residual { ... }' before it")]
    [InlineData("repeat 2 { relu }\nelse { elu }", 2, 1, "else", "'else' belongs behind the '}' of 'when condition { ... }'; write 'when condition { ... }' before it")]
    [InlineData("when a { } else { } else { }", 1, 21, "else", "'else' belongs behind the '}' of 'when condition { ... }'; write 'when condition { ... }' before it")]
    [InlineData("branch { relu }", 1, 1, "branch", "'branch' belongs in the braces of 'concat' or 'add'; write 'concat { ... }' around the branches")]
    public void A_part_belongs_to_its_statement(string text, int line, int column, string span, string message) =>
        Check(text, line, column, span, "NDSL1021", message);

    [Theory]
    [InlineData("repeat 3", "repeat", "'repeat' needs its statements in braces; write '{ ... }' behind 'repeat 3'")]
    [InlineData("network A(c: 10)", "network", "'network' needs its statements in braces; write '{ ... }' behind 'network A(c: 10)'")]
    [InlineData("gate", "gate", "'gate' needs its statements in braces; write '{ ... }' behind 'gate'")]
    [InlineData("residual", "residual", "'residual' needs its statements in braces; write '{ ... }' behind 'residual'")]
    public void A_statement_with_a_body_needs_it(string text, string span, string message) =>
        Check(text, 1, 1, span, "NDSL1022", message);

    [Theory]
    [InlineData("conv2d 6 { relu }", 10, "'{' follows 'conv2d', which takes no statements in braces; remove the braces")]
    [InlineData("from x { relu }", 8, "'{' follows 'from x', which takes no statements in braces; remove the braces")]
    [InlineData("import \"a.netdsl\" { relu }", 19, "'{' follows 'import \"a.netdsl\"', which takes no statements in braces; remove the braces")]
    [InlineData("{ { relu } }", 1, "'{' follows nothing that takes statements in braces; write what they belong to before it, such as 'repeat 3', or remove the braces")]
    public void Braces_belong_to_something(string text, int column, string message) =>
        Check(text, 1, column, "{", "NDSL1023", message);

    [Fact]
    public void Branches_alone_stand_between_the_braces_of_a_join() => Check(
        "concat { branch { relu } conv1: conv2d 6 }", 1, 26, "conv1: conv2d 6", "NDSL1024",
        "'conv2d' stands directly in 'concat', which holds branches; write 'branch { ... }' around it");

    [Theory]
    [InlineData("network A { block b { relu } }", 13, "block", "'block' stands inside braces; move it out of them, to the top level of the text")]
    [InlineData("repeat 2 { import \"a\" }", 12, "import", "'import' stands inside braces; move it out of them, to the top level of the text")]
    public void Declarations_stand_at_the_top_level(string text, int column, string span, string message) =>
        Check(text, 1, column, span, "NDSL1025", message);

    [Fact]
    public void Only_what_has_a_value_has_a_name() =>
        Check("x: repeat 3 { relu }", 1, 1, "x", "NDSL1026", "'repeat' cannot have a name, but got 'x'; remove 'x:'");

    [Theory]
    [InlineData("5 + 3", "'5 + 3' is a value that nothing can use; give it a name, as in 'n: 5 + 3'")]
    [InlineData("skip.channels", "'skip.channels' is a value that nothing can use; give it a name, as in 'n: skip.channels'")]
    public void A_value_that_nothing_can_use_is_told_to_have_a_name(string text, string message) =>
        Check(text, 1, 1, text, "NDSL1027", message);

    [Theory]
    [InlineData("depthwise(3, 3), stride: 2", 16)]
    [InlineData("d: depthwise(3, 3), stride: 2", 19)]
    public void The_call_form_has_all_arguments_in_its_brackets(string text, int column) => Check(
        text, 1, column, ",", "NDSL1028",
        "'depthwise(' begins the call form, whose arguments all stand in its brackets; write 'depthwise (' with a space for a layer that takes a tuple");

    [Fact]
    public void A_join_has_branches() =>
        Check("c: concat { }", 1, 4, "concat", "NDSL1029", "'concat' joins branches and holds none; write 'branch { ... }' in its braces");

    [Theory]
    [InlineData("expect parameters", 8, "parameters", "'parameters' ends the statement where '==', '<=' or '>=' is needed; write '==', '<=' or '>=' behind it")]
    [InlineData("loss", 1, "loss", "'loss' ends the statement where a name is needed; write a name behind it")]
    [InlineData("repeat 3 carry { relu }", 10, "carry", "'carry' ends the statement where a name is needed; write a name behind it")]
    [InlineData("repeat i in 3 { relu }", 13, "3", "'3' ends the statement where '..' is needed; write '..' behind it")]
    public void A_statement_that_stops_too_early_is_told_what_it_lacks(string text, int column, string span, string message) =>
        Check(text, 1, column, span, "NDSL1030", message);

    [Theory]
    [InlineData("\"a{}\": relu", 1, "\"a{}\"")]
    [InlineData("labels \"a{b\"", 8, "\"a{b\"")]
    [InlineData("labels \"a{b c}\"", 8, "\"a{b c}\"")]
    public void Braces_in_a_text_hold_an_expression(string text, int column, string span) => Check(
        text, 1, column, span, "NDSL1031", $"'{span}' has braces that hold no complete expression; write one between '{{' and '}}', or '{{{{' for a brace itself");

    [Fact]
    public void Every_rule_has_an_id_of_its_own_in_ascending_order()
    {
        var ids = SyntaxRules.All.Select(rule => rule.Id).ToList();
        Assert.Equal(ids.Distinct().OrderBy(id => id, StringComparer.Ordinal), ids);
        Assert.All(SyntaxRules.All, rule => Assert.StartsWith("NDSL1", rule.Id, StringComparison.Ordinal));
    }

    private static void Check(string text, int line, int column, string span, string id, string message)
    {
        TreeDump.Parse(text, out var diagnostics);
        Assert.Equal($"test.netdsl({line},{column}): error {id}: {message}", string.Join("\n", diagnostics));
        Assert.Equal(span, diagnostics[0].Span.Text);
    }
}
