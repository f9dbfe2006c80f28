using System.Reflection;
using NetDsl.Compiler.Layers;
using NetDsl.Generator.Reading;

namespace NetDsl.Generator.Tests.Projects;

/// <summary>Attributes can say what the language can: the table, the attributes and the layer catalogue agree.</summary>
public sealed class AttributeTableTests
{
    private static readonly HashSet<string> CommonProperties = ["Name", "From", "AtLeast", "AtMost", "TypeId"];

    public static TheoryData<string> Layers => new(LayerCatalogue.All.Select(layer => layer.Keyword));

    public static TheoryData<string> Attributes => new(AttributeTable.All.Select(entry => entry.Attribute));

    [Theory]
    [MemberData(nameof(Layers))]
    public void Each_layer_has_an_attribute_that_can_give_each_of_its_arguments(string keyword)
    {
        var layer = LayerCatalogue.Find(keyword)!;
        var entry = AttributeTable.All.Single(one => one.Keyword == keyword && one.Form is StatementForm.Layer or StatementForm.Join && one.Keyword == keyword);
        var expected = layer.Arguments.Select(argument => (argument.Name, argument.IsPositional));

        Assert.Equal(
            (layer.TakesActivation ? expected.Append(("activation", false)) : expected).Order(),
            entry.Arguments.Select(argument => (argument.Name, argument.IsPositional)).Order());
        Assert.Equal(layer.Arity == InputArity.Several, entry.Form == StatementForm.Join);
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void Each_word_of_a_choice_is_the_name_of_an_enumeration(string keyword)
    {
        foreach (var argument in LayerCatalogue.Find(keyword)!.Arguments.Where(one => one.Kind == ArgumentKind.Choice))
        {
            var entry = AttributeTable.All.Single(one => one.Keyword == keyword && one.Form == StatementForm.Layer);
            var property = TypeOf(entry.Attribute).GetProperties().Single(one => IsNamed(one.Name, argument.Name));

            Assert.Equal(argument.Choices.Order(), Words(property.PropertyType).Order());
        }
    }

    [Fact]
    public void Each_activation_is_a_layer_that_can_be_named_by_activation() => Assert.Equal(
        LayerCatalogue.All.Where(layer => layer.IsActivation).Select(layer => layer.Keyword).Order(),
        Words(typeof(Activation)).Order());

    [Theory]
    [MemberData(nameof(Attributes))]
    public void Each_row_of_the_table_is_what_the_attribute_takes(string attribute)
    {
        var entry = AttributeTable.All.Single(one => one.Attribute == attribute);
        var type = TypeOf(attribute);
        var taken = type.GetConstructors().SelectMany(one => one.GetParameters()).Select(one => one.Name!)
            .Concat(type.GetProperties().Where(one => one.SetMethod is not null && !CommonProperties.Contains(one.Name)).Select(one => one.Name))
            .Select(name => name.ToLowerInvariant())
            .ToHashSet();
        var known = entry.Arguments.SelectMany(argument => argument.Parts.Append(argument.Whole)).ToHashSet();
        var isList = entry.Form is StatementForm.Join or StatementForm.Words or StatementForm.Reference or StatementForm.Block or StatementForm.Use;

        Assert.Empty(isList ? [] : taken.Except(known));
        Assert.All(entry.Arguments, argument => Assert.True(taken.Contains(argument.Whole) || argument.Parts.Any(taken.Contains), argument.Name));
    }

    [Fact]
    public void Each_attribute_has_a_row()
    {
        var attributes = typeof(StatementAttribute).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(StatementAttribute)) && !type.IsAbstract)
            .Select(type => type.Name);

        Assert.Equal(attributes.Order(), AttributeTable.All.Select(entry => entry.Attribute + "Attribute").Order());
    }

    [Fact]
    public void Attributes_are_sealed_and_for_classes_alone() => Assert.All(AttributeTable.All, entry =>
    {
        var usage = TypeOf(entry.Attribute).GetCustomAttribute<AttributeUsageAttribute>()!;
        Assert.True(TypeOf(entry.Attribute).IsSealed);
        Assert.Equal((AttributeTargets.Class, false), (usage.ValidOn, usage.Inherited));
    });

    private static IEnumerable<string> Words(Type enumeration) => Enum.GetNames(enumeration)
        .Select(name => AttributeTable.Words.TryGetValue($"{enumeration.Name}.{name}", out var word) ? word : name.ToLowerInvariant());

    private static bool IsNamed(string name, string argument) => string.Equals(name, argument, StringComparison.OrdinalIgnoreCase);

    private static Type TypeOf(string attribute) => typeof(StatementAttribute).Assembly.GetType($"NetDsl.{attribute}Attribute", throwOnError: true)!;
}
