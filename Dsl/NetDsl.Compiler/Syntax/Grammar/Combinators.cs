using Sprache;

namespace NetDsl.Compiler.Syntax.Grammar;

/// <summary>
/// The combinators that the grammar adds to Sprache's. <c>Select</c> and <c>SelectMany</c> stand in for Sprache's own in query
/// expressions: they do the same without building a parser anew for each element that is read.
/// </summary>
internal static class Combinators
{
    /// <summary>What is read, converted.</summary>
    public static Parser<TResult> Select<T, TResult>(this Parser<T> parser, Func<T, TResult> convert) => input =>
    {
        var result = parser(input);
        return result.WasSuccessful ? Result.Success(convert(result.Value), result.Remainder) : Fail<T, TResult>(result);
    };

    /// <summary>One thing and then another.</summary>
    public static Parser<TResult> SelectMany<T, TNext, TResult>(
        this Parser<T> parser, Func<T, Parser<TNext>> select, Func<T, TNext, TResult> combine) => input =>
    {
        var first = parser(input);
        if (!first.WasSuccessful)
        {
            return Fail<T, TResult>(first);
        }

        var second = select(first.Value)(first.Remainder);
        return second.WasSuccessful
            ? Result.Success(combine(first.Value, second.Value), second.Remainder)
            : Fail<TNext, TResult>(second);
    };

    /// <summary>
    /// Hands over the span of what is read. It belongs inside <see cref="Lexeme{T}"/>, or the span would swallow the white space.
    /// </summary>
    public static Parser<TResult> Spanned<T, TResult>(this Parser<T> parser, Func<SourceSpan, T, TResult> build) => input =>
    {
        var result = parser(input);
        return result.WasSuccessful
            ? Result.Success(build(((PieceInput)input).SpanTo(result.Remainder.Position), result.Value), result.Remainder)
            : Fail<T, TResult>(result);
    };

    /// <summary>Reads the white space behind something, line ends included: where a statement ends has been decided before.</summary>
    public static Parser<T> Lexeme<T>(this Parser<T> parser) => input =>
    {
        var result = parser(input);
        if (!result.WasSuccessful)
        {
            return result;
        }

        var rest = (PieceInput)result.Remainder;
        var next = Characters.SkipSpace(rest.Source, rest.Position, rest.End);
        return next == rest.Position ? result : Result.Success(result.Value, rest.At(next));
    };

    /// <summary>
    /// Any number of times, failing where an element begins but cannot be finished. As Sprache's XMany, which however reads the element
    /// that fails twice: in nested brackets that doubles the work at every level.
    /// </summary>
    public static Parser<List<T>> Repeated<T>(this Parser<T> parser) => input =>
    {
        var elements = new List<T>();
        var rest = input;
        while (true)
        {
            var result = parser(rest);
            if (!result.WasSuccessful)
            {
                return result.Remainder.Equals(rest) ? Result.Success(elements, rest) : Fail<T, List<T>>(result);
            }

            elements.Add(result.Value);
            rest = result.Remainder;
        }
    };

    /// <summary>One element or more, with a sign between each two.</summary>
    public static Parser<List<T>> SeparatedBy<T, TSign>(this Parser<T> element, Parser<TSign> sign)
    {
        var others = (from between in sign from next in element select next).Repeated();
        return
            from first in element
            from rest in others
            select Prepend(first, rest);
    }

    /// <summary>None or more elements; fails where one begins but cannot be finished.</summary>
    public static Parser<List<T>> OrNone<T>(this Parser<List<T>> elements) =>
        elements.XOr(input => Result.Success(new List<T>(), input));

    /// <summary>Something or null; fails where it begins but cannot be finished.</summary>
    public static Parser<T?> OrNull<T>(this Parser<T> parser) where T : class => input =>
    {
        var result = parser(input);
        return result.WasSuccessful || !result.Remainder.Equals(input) ? result : Result.Success<T?>(null, input);
    };

    /// <summary>Something or null, where a few characters are looked at and given back.</summary>
    public static Parser<T?> OrTakenBack<T>(this Parser<T> parser) where T : class => input =>
    {
        var result = parser(input);
        return result.WasSuccessful ? result : Result.Success<T?>(null, input);
    };

    /// <summary>The alternative that the first character chooses.</summary>
    public static Parser<T> ChosenBy<T>(Func<char, Parser<T>> choose) => input => choose(input.AtEnd ? '\0' : input.Current)(input);

    /// <summary>A failure at the input itself, which lets an alternative have its turn.</summary>
    public static IResult<T> Expect<T>(IInput input, string[] what) => Result.Failure<T>(input, "unexpected", what);

    private static IResult<TResult> Fail<T, TResult>(IResult<T> result) =>
        Result.Failure<TResult>(result.Remainder, result.Message, result.Expectations);

    private static List<T> Prepend<T>(T first, List<T> rest)
    {
        rest.Insert(0, first);
        return rest;
    }
}
