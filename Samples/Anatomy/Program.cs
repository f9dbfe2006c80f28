using System.CommandLine;
using Anatomy;

var command = new RootCommand("Prints the numbers of a lecture on the anatomy of convolutional networks, computed from declared networks.");
command.SetAction(_ =>
{
    ParameterLesson.Print();
    MatrixLesson.Print();
    FieldLesson.Print();
    BackpropagationLesson.Print();
});
return command.Parse(args).Invoke();
